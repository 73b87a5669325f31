#include "bench/synth/scanner.h"

#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace rosett::synth {
namespace {

void lean(cv::Mat& page, double degrees) {
  const cv::Point2f centre(static_cast<float>(page.cols) / 2, static_cast<float>(page.rows) / 2);
  // OpenCV turns counter-clockwise for positive angles.
  const cv::Mat turn = cv::getRotationMatrix2D(centre, -degrees, 1);
  cv::warpAffine(page, page, turn, page.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                 cv::Scalar::all(255));
}

// Lamp and sensor: a soft edge, grain, and whites and blacks that are not quite.
void sense(cv::Mat& page, const Profile& profile, Random& random) {
  const double sigma = profile.blur + random.real(0, 0.35);
  cv::GaussianBlur(page, page, {0, 0}, sigma * profile.dpi / 300 + 0.2);
  const double white = random.real(236, 255), black = random.real(5, 45);
  cv::Mat exact, grain(page.size(), CV_32F);
  page.convertTo(exact, CV_32F, (white - black) / 255, black);
  cv::RNG(random.bits())
      .fill(grain, cv::RNG::NORMAL, 0.0, 1.5 + 16 * profile.noise * random.real(0.5, 1));
  exact += grain;
  exact.convertTo(page, CV_8U);
}

void throw_shadow(cv::Mat& page, double strength, Random& random) {
  // From one side or corner, like a book's spine or a lid left open.
  const double reach = random.real(0.15, 0.5), dark = random.real(0.35, 0.7) * strength;
  const bool from_left = random.chance(0.5);
  const double slant = random.real(-0.25, 0.25);
  for (int y = 0; y < page.rows; ++y) {
    auto* row = page.ptr<unsigned char>(y);
    for (int x = 0; x < page.cols; ++x) {
      const double side = static_cast<double>(from_left ? x : page.cols - x) / page.cols;
      const double at = side + slant * y / page.rows;
      const double shade = at < reach ? 1 - dark * (1 - std::max(at, 0.0) / reach) : 1;
      row[x] = cv::saturate_cast<unsigned char>(row[x] * shade);
    }
  }
}

void scatter_specks(cv::Mat& page, double strength, Random& random) {
  const auto many = static_cast<int>(static_cast<double>(page.total()) * 0.0012 * strength);
  for (int i = 0; i < many; ++i) {
    const cv::Point at(random.between(0, page.cols - 2), random.between(0, page.rows - 2));
    const unsigned char shade = random.chance(0.6) ? 0 : 255;
    page.at<unsigned char>(at) = shade;
    if (random.chance(0.3)) page.at<unsigned char>(at + cv::Point(1, 0)) = shade;
  }
}

cv::Mat tinted(const cv::Mat& grey, Random& random) {
  cv::Mat colour;
  cv::cvtColor(grey, colour, cv::COLOR_GRAY2BGR);
  const cv::Scalar tint(random.real(0.9, 1), random.real(0.94, 1), random.real(0.96, 1));
  cv::multiply(colour, tint, colour);
  return colour;
}

// A hand-held photograph: the sheet on a table, askew and unevenly lit.
cv::Mat photographed(const cv::Mat& page, Random& random) {
  const auto w = static_cast<float>(page.cols), h = static_cast<float>(page.rows);
  const float border = 0.06F * w;
  const auto near = [&](float x, float y) {
    return cv::Point2f(x + border + static_cast<float>(random.real(-0.025, 0.025)) * w,
                       y + border + static_cast<float>(random.real(-0.025, 0.025)) * w);
  };
  const std::vector<cv::Point2f> from{{0, 0}, {w, 0}, {w, h}, {0, h}};
  const std::vector<cv::Point2f> to{near(0, 0), near(w, 0), near(w, h), near(0, h)};
  const cv::Size size(static_cast<int>(w + 2 * border), static_cast<int>(h + 2 * border));
  cv::Mat table(size, CV_8U, cv::Scalar(random.between(45, 110))), sheet, mask;
  const cv::Mat view = cv::getPerspectiveTransform(from, to);
  cv::warpPerspective(page, sheet, view, size, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  cv::warpPerspective(cv::Mat(page.size(), CV_8U, cv::Scalar(255)), mask, view, size,
                      cv::INTER_NEAREST, cv::BORDER_CONSTANT);
  sheet.copyTo(table, mask);
  cv::Mat light(3, 3, CV_32F), lit;
  cv::RNG(random.bits()).fill(light, cv::RNG::UNIFORM, 0.62, 1.0);
  cv::resize(light, light, size, 0, 0, cv::INTER_CUBIC);
  table.convertTo(lit, CV_32F);
  lit = lit.mul(light);
  lit.convertTo(table, CV_8U);
  return table;
}

void make_bilevel(cv::Mat& page, Random& random) {
  cv::threshold(page, page, random.between(120, 180), 255, cv::THRESH_BINARY);
}

}  // namespace

ScannedPage scan(cv::Mat paper, const Profile& profile, Random& random) {
  ScannedPage page;
  if (profile.photo) {
    paper = photographed(paper, random);
  } else {
    page.skew = random.real(-profile.skew, profile.skew);
    lean(paper, page.skew);
  }
  if (profile.shadow > 0) throw_shadow(paper, profile.shadow, random);
  sense(paper, profile, random);
  if (profile.specks > 0) scatter_specks(paper, profile.specks, random);
  if (profile.pixels == Pixels::bilevel) make_bilevel(paper, random);
  if (profile.pixels == Pixels::colour) paper = tinted(paper, random);
  if (profile.turned) {
    page.rotation = random.pick({90, 180, 270});
    constexpr int kQuarters[] = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                                 cv::ROTATE_90_COUNTERCLOCKWISE};
    cv::rotate(paper, paper, kQuarters[page.rotation / 90 - 1]);
  }
  page.image = paper;
  return page;
}

}  // namespace rosett::synth

#include "bench/synth/paper.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

namespace rosett::synth {
namespace {

constexpr double kMillimetresPerInch = 25.4;

int pixels(double millimetres, double dpi) {
  return std::max(1, static_cast<int>(std::lround(millimetres * dpi / kMillimetresPerInch)));
}

cv::Mat cross() { return cv::getStructuringElement(cv::MORPH_CROSS, {3, 3}); }

// Slow random variation between 0 and 1, in patches of about that many pixels.
cv::Mat patches(const cv::Size& size, int patch, Random& random) {
  cv::RNG rng(random.bits());
  cv::Mat small(std::max(2, size.height / patch), std::max(2, size.width / patch), CV_32F), all;
  rng.fill(small, cv::RNG::UNIFORM, 0.0, 1.0);
  cv::resize(small, all, size, 0, 0, cv::INTER_CUBIC);
  return all;
}

// Darkens: ink goes on top of what is there.
void blend_ink(cv::Mat& page, const cv::Mat& ink) { cv::min(page, ink, page); }

}  // namespace

void print_thin(cv::Mat& page, double strength) {
  cv::Mat thinner;
  cv::dilate(page, thinner, cross());
  const double share = 0.35 + 0.25 * strength;
  cv::addWeighted(page, 1 - share, thinner, share, 12 * strength, page);
}

void print_thick(cv::Mat& page, double strength) {
  cv::Mat thicker;
  cv::erode(page, thicker, cross());
  const double share = 0.5 + 0.5 * strength;
  cv::addWeighted(page, 1 - share, thicker, share, 0, page);
}

void lose_toner(cv::Mat& page, double strength, double dpi, Random& random) {
  cv::Mat light = patches(page.size(), pixels(random.real(6, 25), dpi), random);
  for (int i = random.between(0, 2); i > 0; --i) {  // a worn drum: bands along the page
    const int width = pixels(random.real(2, 9), dpi);
    const int x = random.between(0, page.cols - width - 1);
    light.colRange(x, x + width) += 0.3;
  }
  cv::Mat grains(page.size(), CV_32F);
  cv::RNG(random.bits()).fill(grains, cv::RNG::UNIFORM, 0.0, 1.0);
  cv::GaussianBlur(grains, grains, {3, 3}, 0);
  cv::Mat lost = (light - 0.45) * (1.1 * strength) + (grains - 0.5) * 0.5;
  cv::max(lost, 0.0, lost);
  cv::min(lost, 0.8, lost);
  cv::Mat ink;
  page.convertTo(ink, CV_32F, -1, 255);
  ink = ink.mul(1.0 - lost);
  ink.convertTo(page, CV_8U, -1, 255);
}

void bleed_through(cv::Mat& page, const cv::Mat& other, double strength, Random& random) {
  cv::Mat back;
  cv::flip(other, back, 1);
  if (back.size() != page.size()) cv::resize(back, back, page.size());
  cv::GaussianBlur(back, back, {0, 0}, 1.5);
  const double share = random.real(0.08, 0.2) * strength;
  cv::Mat faint;
  back.convertTo(faint, CV_8U, share, 255 * (1 - share));
  blend_ink(page, faint);
}

void fold(cv::Mat& page, double strength, double dpi, Random& random) {
  for (int i = random.between(1, 2); i > 0; --i) {
    const int y = random.between(page.rows / 5, page.rows * 4 / 5);
    const int reach = pixels(random.real(8, 30), dpi);
    for (int d = 0; d < reach && y + d < page.rows; ++d) {
      const double dark = 70 * strength * (1 - static_cast<double>(d) / reach);
      cv::Mat row = page.row(y + d);
      row -= dark * 0.6;
    }
    cv::line(page, {0, y}, {page.cols, y + random.between(-4, 4)},
             cv::Scalar(random.between(90, 150)), pixels(0.15, dpi), cv::LINE_AA);
  }
}

void punch_holes(cv::Mat& page, double dpi, Random& random) {
  const int radius = pixels(2.9, dpi), x = pixels(random.real(8, 11), dpi);
  const int shade = random.between(10, 90);
  const int middle = page.rows / 2 + pixels(random.real(0.1, 6), dpi);
  for (const double off : {-40.0, 40.0})
    cv::circle(page, {x, middle + static_cast<int>(off * dpi / kMillimetresPerInch)}, radius,
               cv::Scalar(shade), cv::FILLED, cv::LINE_AA);
}

void stamp(cv::Mat& page, double dpi, Random& random) {
  const int width = pixels(48, dpi), height = pixels(20, dpi);
  cv::Mat mark(height, width, CV_8U, cv::Scalar(255));
  const int line = pixels(0.5, dpi);
  const cv::Scalar ink(random.between(70, 150));
  cv::rectangle(mark, {line, line}, {width - line - 1, height - line - 1}, ink, line);
  const std::string word = random.pick<std::string>({"ANKOM", "INKOM", "KOPIA", "REGISTRERAD"});
  const std::string date = fmt::format("20{}-{:02}-{:02}", random.between(18, 24),
                                       random.between(1, 12), random.between(1, 28));
  const double scale = dpi / 260.0;
  cv::putText(mark, word, {width / 8, height * 2 / 5}, cv::FONT_HERSHEY_SIMPLEX, scale, ink, line,
              cv::LINE_AA);
  cv::putText(mark, date, {width / 8, height * 4 / 5}, cv::FONT_HERSHEY_SIMPLEX, scale, ink, line,
              cv::LINE_AA);
  const cv::Point2f centre(static_cast<float>(width) / 2, static_cast<float>(height) / 2);
  const cv::Mat turn = cv::getRotationMatrix2D(centre, random.real(-14, 14), 0.85);
  cv::warpAffine(mark, mark, turn, mark.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                 cv::Scalar(255));
  const int top = random.chance(0.6) ? random.between(0, page.rows / 5)
                                     : random.between(0, page.rows - height - 1);
  cv::Mat place = page({random.between(page.cols / 4, page.cols - width - 1), top, width, height});
  blend_ink(place, mark);
}

void tick(cv::Mat& page, double dpi, Random& random) {
  const int many = random.between(3, 14);
  const int x = random.chance(0.5) ? random.between(pixels(4, dpi), pixels(14, dpi))
                                   : random.between(page.cols / 2, page.cols - pixels(8, dpi));
  for (int i = 0; i < many; ++i) {
    const int y = random.between(page.rows / 5, page.rows * 9 / 10);
    const cv::Scalar ink(random.between(40, 150));
    const int size = pixels(random.real(2.5, 5), dpi), thick = pixels(random.real(0.25, 0.5), dpi);
    const std::vector<cv::Point> hook{
        {x, y}, {x + size / 3, y + size / 2}, {x + size, y - size / 2}};
    cv::Mat layer(page.size(), CV_8U, cv::Scalar(255));
    cv::polylines(layer, hook, false, ink, thick, cv::LINE_AA);
    blend_ink(page, layer);
  }
  if (random.chance(0.3)) {  // a line drawn under a row
    const int y = random.between(page.rows / 4, page.rows * 3 / 4);
    cv::line(page, {page.cols / 8, y}, {page.cols * 7 / 8, y + random.between(-12, 12)},
             cv::Scalar(random.between(60, 140)), pixels(0.35, dpi), cv::LINE_AA);
  }
}

}  // namespace rosett::synth

#include "drawn_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include "ocr/cv_box.h"

namespace rosett::samples {
namespace {

// Units above the baseline of a capital of that face.
constexpr double kFaceCapitals = 21.0;

// As in the reader. What OpenCV's own threads do, ThreadSanitizer does not see and takes for races.
[[maybe_unused]] const bool kOneThread = [] {
  cv::setNumThreads(1);
  return true;
}();

}  // namespace

cv::Mat white_page(int width, int height) { return {height, width, CV_8UC1, cv::Scalar::all(255)}; }

Box print(cv::Mat& page, const std::string& text, int left, int baseline, int height) {
  const int stroke = std::max(1, height * kStroke / kCapitals);
  cv::Mat own = white_page(page.cols, page.rows);
  cv::putText(own, text, {left, baseline}, cv::FONT_HERSHEY_SIMPLEX, height / kFaceCapitals,
              cv::Scalar::all(0), stroke, cv::LINE_AA);
  cv::min(page, own, page);
  return bounds(ink_of(own));
}

Box print_combs(cv::Mat& page, int count, int left, int top, BarsAt bars) {
  constexpr int kWidth = 18;
  constexpr int kPitch = 22;
  const int bar = bars == BarsAt::tops ? top : top + kCapitals - kStroke;
  for (int i = 0; i < count; ++i) {
    const int x = left + i * kPitch;
    fill(page, {x, bar, x + kWidth, bar + kStroke});
    fill(page, {x + kWidth - kStroke, top, x + kWidth, top + kCapitals});
  }
  return {left, top, left + (count - 1) * kPitch + kWidth, top + kCapitals};
}

void print_table(cv::Mat& page, int lines) {
  constexpr std::array kNames{"Lindqvist, Anna", "Hansson, Bo", "Persson, Mia", "Gustafsson, Per"};
  const int margin = page.cols / 12;
  const int pitch = (page.rows - 2 * margin) / lines;
  for (int line = 0; line < lines; ++line) {
    const int baseline = margin + pitch * (line + 1);
    const std::string number = std::to_string(line * 7919 % 9000 + 1000);
    print(page, "2018" + number, margin, baseline);
    print(page, kNames.at(static_cast<std::size_t>(line) % kNames.size()), page.cols * 3 / 10,
          baseline);
    print(page, number + " 350,00", page.cols * 13 / 20, baseline);
  }
}

void fill(cv::Mat& page, const Box& box, int gray) { page(to_rect(box)).setTo(gray); }

cv::Mat turned(const cv::Mat& page, double degrees) {
  const cv::Point2f middle{static_cast<float>(page.cols - 1) / 2.0F,
                           static_cast<float>(page.rows - 1) / 2.0F};
  cv::Mat result;
  cv::warpAffine(page, result, cv::getRotationMatrix2D(middle, -degrees, 1.0), page.size(),
                 cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(255));
  return result;
}

cv::Mat photographed(const cv::Mat& sheet, const std::array<cv::Point2d, 4>& corners, cv::Size size,
                     int ground) {
  constexpr int kUnevenness = 15;
  cv::Mat picture(size, CV_8UC1);
  for (int x = 0; x < size.width; ++x)
    picture.col(x).setTo(ground + kUnevenness * x / std::max(1, size.width));
  const auto right = static_cast<float>(sheet.cols - 1);
  const auto bottom = static_cast<float>(sheet.rows - 1);
  const std::array<cv::Point2f, 4> from{{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}};
  std::array<cv::Point2f, 4> to;
  std::copy(corners.begin(), corners.end(), to.begin());
  cv::warpPerspective(sheet, picture, cv::getPerspectiveTransform(from.data(), to.data()), size,
                      cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
  return picture;
}

cv::Mat ink_of(const cv::Mat& page) { return page < 128; }

Box bounds(const cv::Mat& ink) {
  Box box;
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      if (ink.at<uchar>(y, x) != 0) box = united(box, {x, y, x + 1, y + 1});
  return box;
}

cv::Mat broken(const cv::Mat& page) {
  cv::Mat thin;
  cv::dilate(page, thin, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  std::uint32_t noise = 1;
  for (int y = 0; y < thin.rows; ++y)
    for (int x = 0; x < thin.cols; ++x) {
      noise = noise * 1'664'525U + 1'013'904'223U;
      if ((noise >> 24U) < 96) thin.at<uchar>(y, x) = 255;
    }
  return thin;
}

}  // namespace rosett::samples

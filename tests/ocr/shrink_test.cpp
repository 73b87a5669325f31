#include "ocr/shrink.h"

#include <algorithm>
#include <cstdint>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

cv::Mat some_picture() {
  cv::Mat picture(*rc::gen::inRange(1, 40), *rc::gen::inRange(1, 120), CV_8UC1);
  for (int y = 0; y < picture.rows; ++y)
    for (int x = 0; x < picture.cols; ++x)
      picture.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
  return picture;
}

RC_GTEST_PROP(Shrunk, IsWhatOpenCvMakes, ()) {
  const cv::Mat picture = some_picture();
  const cv::Size size{*rc::gen::inRange(1, picture.cols + 1),
                      *rc::gen::inRange(1, picture.rows + 1)};
  cv::Mat expected;
  cv::resize(picture, expected, size, 0, 0, cv::INTER_AREA);
  RC_ASSERT(cv::norm(shrunk(picture, size), expected, cv::NORM_INF) == 0);
}

RC_GTEST_PROP(Shrunk, ByAFactorToo, ()) {
  const cv::Mat picture = some_picture();
  const double factor = *rc::gen::inRange(101, 400) * 0.01;
  RC_PRE(std::min(picture.rows, picture.cols) > factor);
  cv::Mat expected;
  cv::resize(picture, expected, {}, 1 / factor, 1 / factor, cv::INTER_AREA);
  RC_ASSERT(cv::norm(shrunk_by(picture, factor), expected, cv::NORM_INF) == 0);
}

}  // namespace
}  // namespace rosett

#include "ocr/warp.h"

#include <cmath>
#include <cstdint>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

RC_GTEST_PROP(Warped, IsWhatOpenCvMakes, ()) {
  cv::Mat source(*rc::gen::inRange(1, 40), *rc::gen::inRange(1, 60), CV_8UC1);
  for (int y = 0; y < source.rows; ++y)
    for (int x = 0; x < source.cols; ++x)
      source.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
  const double radians = *rc::gen::inRange(-300, 300) * 0.001;
  const double scale = *rc::gen::element(1.0, 0.5, 0.72, 1.3);
  const cv::Matx23d matrix{scale * std::cos(radians),         scale * std::sin(radians),
                           *rc::gen::inRange(-50, 50) * 0.37, -scale * std::sin(radians),
                           scale * std::cos(radians),         *rc::gen::inRange(-50, 50) * 0.37};
  const cv::Size size{*rc::gen::inRange(1, 70), *rc::gen::inRange(1, 50)};
  cv::Mat expected;
  cv::warpAffine(source, expected, matrix, size, cv::INTER_CUBIC, cv::BORDER_CONSTANT,
                 cv::Scalar::all(255));
  RC_ASSERT(cv::norm(warped(source, matrix, size), expected, cv::NORM_INF) == 0);
}

}  // namespace
}  // namespace rosett

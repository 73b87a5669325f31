#include "ocr/runs.h"

#include <cstdint>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

cv::Mat arbitrary_mask() {
  cv::Mat mask(*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20), CV_8UC1);
  for (int y = 0; y < mask.rows; ++y)
    for (int x = 0; x < mask.cols; ++x)
      mask.at<std::uint8_t>(y, x) =
          *rc::gen::inRange(0, 3) == 0 ? std::uint8_t{0} : std::uint8_t{255};
  return mask;
}

cv::Mat bar(Axis axis, int length) {
  return cv::getStructuringElement(
      cv::MORPH_RECT, axis == Axis::across ? cv::Size{length, 1} : cv::Size{1, length});
}

bool same(const cv::Mat& a, const cv::Mat& b) { return cv::countNonZero(a != b) == 0; }

RC_GTEST_PROP(Runs, ErasingIsOpeningWithABar, ()) {
  const cv::Mat mask = arbitrary_mask();
  const Axis axis = *rc::gen::element(Axis::across, Axis::down);
  const int length = 2 * *rc::gen::inRange(0, 4) + 1;  // OpenCV shifts what even bars open
  cv::Mat expected;
  cv::morphologyEx(mask, expected, cv::MORPH_OPEN, bar(axis, length), {-1, -1}, 1,
                   cv::BORDER_CONSTANT, 0);
  cv::Mat opened = mask.clone();
  erase_short_runs(opened, axis, length);
  RC_ASSERT(same(opened, expected));
}

RC_GTEST_PROP(Runs, EachIsErasedAsShortOrAsLong, ()) {
  const cv::Mat mask = arbitrary_mask();
  const Axis axis = *rc::gen::element(Axis::across, Axis::down);
  const int length = *rc::gen::inRange(1, 9);
  cv::Mat longer = mask.clone();
  cv::Mat shorter = mask.clone();
  erase_short_runs(longer, axis, length);
  erase_long_runs(shorter, axis, length);
  RC_ASSERT(cv::countNonZero(longer & shorter) == 0);
  RC_ASSERT(same(longer | shorter, mask));
}

RC_GTEST_PROP(Runs, ColumnsBecomeRows, ()) {
  cv::Mat mask(*rc::gen::inRange(1, 30), *rc::gen::inRange(1, 30), CV_8UC1);
  for (int y = 0; y < mask.rows; ++y)
    for (int x = 0; x < mask.cols; ++x)
      mask.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(*rc::gen::inRange(0, 256));
  RC_ASSERT(same(transposed(mask), mask.t()));
}

TEST(Runs, GapsWithInkOnBothSidesAreFilled) {
  cv::Mat mask = (cv::Mat_<std::uint8_t>(1, 10) << 0, 255, 0, 0, 255, 0, 0, 0, 255, 0);
  const cv::Mat expected =
      (cv::Mat_<std::uint8_t>(1, 10) << 0, 255, 255, 255, 255, 0, 0, 0, 255, 0);
  cv::Mat down = mask.t();
  fill_short_gaps(mask, Axis::across, 3);
  EXPECT_TRUE(same(mask, expected));
  fill_short_gaps(down, Axis::down, 3);
  EXPECT_TRUE(same(down, expected.t()));
}

}  // namespace
}  // namespace rosett

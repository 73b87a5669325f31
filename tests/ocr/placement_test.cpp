#include "ocr/placement.h"

#include <cmath>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"

namespace rosett {
namespace {

using samples::kDpi;

const cv::Mat& straight_page() {
  static const cv::Mat page = [] {
    cv::Mat drawn = samples::white_page(1'000, 800);
    samples::print_table(drawn, 12);
    return drawn;
  }();
  return page;
}

Placement placement_of(const cv::Mat& page) { return find_placement(page, page, kDpi); }

cv::Point2d on_page(const Placement& placement, const cv::Point2d& point) {
  const cv::Vec3d mapped = placement.to_page * cv::Vec3d{point.x, point.y, 1.0};
  return {mapped[0] / mapped[2], mapped[1] / mapped[2]};
}

TEST(Placement, AStraightPageIsNotTouched) {
  const Placement placement = placement_of(straight_page());
  EXPECT_EQ(placement.rotation, 0);
  EXPECT_EQ(placed(straight_page(), placement).data, straight_page().data);
}

RC_GTEST_PROP(Placement, AnyLeanIsFoundAndTakenAway, ()) {
  const double degrees = *rc::gen::inRange(-1'000, 1'001) / 100.0;
  const cv::Mat leaning = samples::turned(straight_page(), degrees);
  const Placement placement = placement_of(leaning);
  RC_ASSERT(placement.rotation == 0);
  RC_ASSERT(std::abs(placement.skew_degrees - degrees) < 0.1);
  const cv::Mat straightened = placed(leaning, placement);
  RC_ASSERT(std::abs(placement_of(straightened).skew_degrees) < 0.1);
}

// Characters stand in whole rows of pixels, which look straight: 0.07 was taken for 0.
TEST(Placement, ASmallLeanIsNotTakenForNone) {
  for (int hundredth = -30; hundredth <= 30; hundredth += 2) {
    const double degrees = hundredth / 100.0;
    const Placement placement = placement_of(samples::turned(straight_page(), degrees));
    EXPECT_NEAR(placement.skew_degrees, degrees, 0.05);
  }
}

TEST(Placement, TooLittlePrintToTellStaysAsItIs) {
  cv::Mat page = samples::white_page(1'500, 1'200);
  samples::print(page, "Sida 2", 700, 300);
  const Placement placement = placement_of(samples::turned(page, 4.0));
  EXPECT_EQ(placement.rotation, 0);
  EXPECT_EQ(placement.skew_degrees, 0.0);
}

TEST(Placement, LinesUpAndDownAreTurnedAcross) {
  for (const cv::RotateFlags turn : {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_90_COUNTERCLOCKWISE}) {
    cv::Mat lying;
    cv::rotate(straight_page(), lying, turn);
    const Placement placement = placement_of(lying);
    EXPECT_EQ(placement.rotation, 90);
    EXPECT_EQ(placement.size, straight_page().size());
    const Placement upright = turn == cv::ROTATE_90_CLOCKWISE ? placement : upside_down(placement);
    EXPECT_EQ(upright.rotation, turn == cv::ROTATE_90_CLOCKWISE ? 90 : 270);
    EXPECT_EQ(cv::norm(placed(lying, upright), straight_page(), cv::NORM_INF), 0);
  }
}

TEST(Placement, ALyingPageIsStraightenedToo) {
  cv::Mat lying;
  cv::rotate(samples::turned(straight_page(), 3.2), lying, cv::ROTATE_90_CLOCKWISE);
  const Placement placement = placement_of(lying);
  EXPECT_EQ(placement.rotation, 90);
  EXPECT_NEAR(placement.skew_degrees, 3.2, 0.1);
}

RC_GTEST_PROP(Placement, NothingFallsOffAndItIsKnownWhereEverythingWent, ()) {
  const double degrees = *rc::gen::inRange(-1'000, 1'001) / 100.0;
  const int quarters = *rc::gen::inRange(0, 4);
  cv::Mat page = samples::turned(straight_page(), degrees);
  for (int i = 0; i < quarters; ++i) cv::rotate(page, page, cv::ROTATE_90_CLOCKWISE);
  const Box corner{0, 0, 6, 6};
  const cv::Point2d mark{page.cols - 12.0, page.rows - 12.0};
  samples::fill(page, corner);
  Placement placement = placement_of(page);
  if (*rc::gen::arbitrary<bool>()) placement = upside_down(placement);
  const cv::Mat result = placed(page, placement);
  RC_ASSERT(result.size() == placement.size);
  const double kept = static_cast<double>(cv::countNonZero(samples::ink_of(result))) /
                      cv::countNonZero(samples::ink_of(page));
  RC_ASSERT(std::abs(kept - 1.0) < 0.05);
  const cv::Point at = on_page(placement, {2.5, 2.5});
  RC_ASSERT((cv::Rect{{0, 0}, placement.size}.contains(at)));
  RC_ASSERT(result.at<uchar>(at) < 100);
  RC_ASSERT((cv::Rect2d{{0, 0}, cv::Size2d{placement.size}}.contains(on_page(placement, mark))));
}

}  // namespace
}  // namespace rosett

#include "ocr/sheet.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/placement.h"

namespace rosett {
namespace {

using samples::kDpi;

const cv::Size kPicture{1'400, 1'900};
constexpr double kNear = 9.0;  // pixels, half a percent of the picture

// A sheet with A4's sides and print all over.
const cv::Mat& sheet() {
  static const cv::Mat drawn = [] {
    cv::Mat page = samples::white_page(1'240, 1'754);
    samples::print_table(page, 20);
    return page;
  }();
  return drawn;
}

double farthest(const Quad& a, const Quad& b) {
  double distance = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    distance = std::max(distance, std::hypot(a[i].x - b[i].x, a[i].y - b[i].y));
  return distance;
}

RC_GTEST_PROP(Sheet, IsFoundHoweverItLies, ()) {
  const auto off = [] { return static_cast<double>(*rc::gen::inRange(0, 90)); };
  const Quad corners{{{40 + off(), 40 + off()},
                      {1'360 - off(), 40 + off()},
                      {1'360 - off(), 1'860 - off()},
                      {40 + off(), 1'860 - off()}}};
  const int ground = *rc::gen::inRange(10, 110);
  const auto found =
      find_photographed_sheet(samples::photographed(sheet(), corners, kPicture, ground));
  RC_ASSERT(found.has_value());
  RC_ASSERT(farthest(*found, corners) < kNear);
}

// The camera was held so that the sheet's corner lies on the picture's edge, or a bit beyond.
TEST(Sheet, ACornerAtThePicturesEdgeIsWorkedOut) {
  for (const double left : {4.0, 0.0, -6.0}) {
    const Quad corners{{{left, 60}, {1'290, 30}, {1'350, 1'800}, {110, 1'850}}};
    const cv::Mat picture = samples::photographed(sheet(), corners, kPicture);
    const auto found = find_photographed_sheet(picture);
    ASSERT_TRUE(found) << left;
    EXPECT_LT(farthest(*found, corners), kNear) << left;
    const Placement placement = find_placement(picture, picture, kDpi);
    EXPECT_LT(std::abs(placement.skew_degrees), 0.2) << left;
    EXPECT_NEAR(static_cast<double>(placement.size.height) / placement.size.width, 1.414, 0.03);
  }
}

TEST(Sheet, TwoCornersMayLieAtTwoEdges) {
  const Quad corners{{{-2, 150}, {1'250, 60}, {1'402, 1'760}, {120, 1'840}}};
  const auto found = find_photographed_sheet(samples::photographed(sheet(), corners, kPicture));
  ASSERT_TRUE(found);
  EXPECT_LT(farthest(*found, corners), kNear);
}

TEST(Sheet, AnOrdinaryScanHasNone) { EXPECT_FALSE(find_photographed_sheet(sheet())); }

TEST(Sheet, ASheetThatThePictureCutsOffIsAScanOnADarkBed) {
  // Its foot, and then its right side too, lie beyond the picture.
  const Quad foot_cut{{{60, 60}, {1'300, 90}, {1'280, 2'000}, {40, 1'980}}};
  EXPECT_FALSE(find_photographed_sheet(samples::photographed(sheet(), foot_cut, kPicture)));
  const Quad both_cut{{{60, 60}, {1'500, 90}, {1'480, 2'000}, {40, 1'980}}};
  EXPECT_FALSE(find_photographed_sheet(samples::photographed(sheet(), both_cut, kPicture)));
}

TEST(Sheet, LightGroundIsNoGround) {
  const Quad corners{{{60, 60}, {1'300, 90}, {1'280, 1'800}, {70, 1'820}}};
  EXPECT_FALSE(find_photographed_sheet(samples::photographed(sheet(), corners, kPicture, 225)));
}

TEST(Sheet, ASmallCardIsNotThePage) {
  const Quad corners{{{500, 500}, {900, 500}, {900, 800}, {500, 800}}};
  EXPECT_FALSE(find_photographed_sheet(samples::photographed(sheet(), corners, kPicture)));
}

TEST(Sheet, PicturesTooSmallHaveNone) {
  EXPECT_FALSE(find_photographed_sheet(samples::white_page(1, 1)));
  EXPECT_FALSE(find_photographed_sheet(samples::white_page(5'000, 3)));
}

TEST(Sheet, SidesAreMeansOfOpposites) {
  const cv::Size2d sides = sides_of({{{0, 0}, {100, 0}, {110, 200}, {0, 200}}});
  EXPECT_NEAR(sides.width, 105, 1e-9);
  EXPECT_NEAR(sides.height, (200 + std::hypot(10, 200)) / 2, 1e-9);
}

}  // namespace
}  // namespace rosett

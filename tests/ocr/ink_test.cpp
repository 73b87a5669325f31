#include "ocr/ink.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"

namespace rosett {
namespace {

using samples::kDpi;

// The print of `page` with that contrast to the paper instead of full black.
cv::Mat faded(const cv::Mat& page, int contrast) {
  cv::Mat result;
  page.convertTo(result, CV_8U, contrast / 255.0, 255.0 - contrast);
  return result;
}

bool covers(const cv::Mat& ink, const Box& box) {
  const Box found = samples::bounds(ink);
  return found.left <= box.left + 1 && found.top <= box.top + 1 && found.right >= box.right - 1 &&
         found.bottom >= box.bottom - 1;
}

TEST(Ink, AWhitePageHasNone) {
  EXPECT_EQ(cv::countNonZero(find_ink(samples::white_page(600, 400), kDpi).mask), 0);
}

RC_GTEST_PROP(Ink, PrintOfAnyContrastIsWhollyThere, ()) {
  const int contrast = *rc::gen::inRange(85, 256);
  cv::Mat page = samples::white_page(900, 200);
  const Box box = samples::print(page, "20180917-4432 Anna", 60, 120);
  const cv::Mat ink = find_ink(faded(page, contrast), kDpi).mask;
  RC_ASSERT(covers(ink, box));
  // And nothing but it, its blurred rim aside.
  RC_ASSERT(cv::countNonZero(ink & (page == 255)) == 0);
}

// A worn printer leaves one cell half as dark as the others.
TEST(Ink, AFaintCellStaysBesideBlackPrint) {
  cv::Mat page = samples::white_page(1'200, 300);
  samples::print(page, "20180917-4432 Lindqvist, Anna", 60, 100);
  cv::Mat faint = samples::white_page(1'200, 300);
  const Box box = samples::print(faint, "1 350,00", 60, 220);
  cv::min(page, faded(faint, 130), page);
  const cv::Mat ink = find_ink(page, kDpi).mask;
  EXPECT_TRUE(
      covers(ink.rowRange(150, 300), {box.left, box.top - 150, box.right, box.bottom - 150}));
}

// Uneven toner: half a number may be too faint to be print, were the other half not there.
TEST(Ink, AFaintEndOfANumberStays) {
  cv::Mat page = samples::white_page(1'200, 300);
  samples::print(page, "20180917-4432 Lindqvist, Anna", 60, 100);
  const Box dark = samples::print(page, "878,78", 300, 220);
  cv::Mat faint = samples::white_page(1'200, 300);
  const Box lost = samples::print(faint, "12", 300 - 75, 220);
  cv::min(page, faded(faint, 85), page);
  ASSERT_LT(lost.right, dark.left);
  EXPECT_TRUE(covers(find_ink(page, kDpi).mask.rowRange(150, 300),
                     {lost.left, dark.top - 150, dark.right, dark.bottom - 150}));
}

TEST(Ink, WhatIsFainterStillIsToldOf) {
  cv::Mat page = samples::white_page(1'200, 300);
  const Box dark = samples::print(page, "878,78", 300, 220);
  cv::Mat faint = samples::white_page(1'200, 300);
  samples::print(faint, "12", 300 - 75, 220);
  cv::min(page, faded(faint, 60), page);
  const Ink ink = find_ink(page, kDpi);
  EXPECT_EQ(samples::bounds(ink.mask), dark);
  EXPECT_EQ(ink.ghosts.size(), 2U);
}

TEST(Ink, WhatShinesThroughFromTheBackGoes) {
  cv::Mat page = samples::white_page(1'200, 300);
  samples::print(page, "20180917-4432 Lindqvist, Anna", 60, 100);
  const cv::Mat before = find_ink(page, kDpi).mask;
  cv::Mat back = samples::white_page(1'200, 300);
  samples::print(back, "8 450,00 Persson", 60, 220);
  cv::min(page, faded(back, 60), page);
  EXPECT_EQ(cv::countNonZero(find_ink(page, kDpi).mask != before), 0);
}

// Part of a stroke may be faint, as long as it hangs together with what is dark.
TEST(Ink, AStrokeThatFadesOutStaysWhole) {
  cv::Mat page = samples::white_page(900, 200);
  samples::print(page, "1234567890", 60, 120);
  const Box stroke{500, 90, 504, 120};
  for (int y = stroke.top; y < stroke.bottom; ++y)
    samples::fill(page, {stroke.left, y, stroke.right, y + 1}, 5 * (y - stroke.top));
  EXPECT_EQ(cv::countNonZero(find_ink(page, kDpi).mask.colRange(500, 504)), 4 * stroke.height());
}

TEST(Ink, TinyPicturesAreTaken) {
  EXPECT_EQ(find_ink(cv::Mat(1, 1, CV_8UC1, cv::Scalar::all(0)), kDpi).mask.size(), cv::Size(1, 1));
}

}  // namespace
}  // namespace rosett

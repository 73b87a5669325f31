#include "ocr/rulings.h"

#include <cstdlib>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

using samples::BarsAt;
using samples::kDpi;
using samples::kStroke;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct LiftedPage {
  Rulings rulings;
  cv::Mat gray;
  cv::Mat ink;
};

LiftedPage lift(const cv::Mat& page) {
  LiftedPage result{{}, page.clone(), samples::ink_of(page)};
  result.rulings = lift_rulings(result.ink, result.gray, kDpi);
  return result;
}

// Within the thickness of a line: where two cross neither is thin.
auto near(const Box& box) {
  return testing::Truly([box](const Box& found) {
    return std::abs(found.left - box.left) <= kStroke && std::abs(found.top - box.top) <= kStroke &&
           std::abs(found.right - box.right) <= kStroke &&
           std::abs(found.bottom - box.bottom) <= kStroke;
  });
}

bool same(const cv::Mat& a, const cv::Mat& b) { return cv::norm(a, b, cv::NORM_INF) == 0; }

// The share of `print`'s ink that is left.
double kept(const LiftedPage& lifted, const cv::Mat& print) {
  const cv::Mat wanted = samples::ink_of(print);
  return static_cast<double>(cv::countNonZero(lifted.ink & wanted)) / cv::countNonZero(wanted);
}

TEST(Rulings, AreFoundInOrderAndLeaveNothing) {
  cv::Mat page = samples::white_page(1'200, 900);
  for (const int y : {700, 100, 400}) samples::fill(page, {100, y, 1'100, y + 3});
  for (const int x : {1'097, 100, 600}) samples::fill(page, {x, 100, x + 3, 703});
  const LiftedPage lifted = lift(page);
  EXPECT_THAT(lifted.rulings.horizontal,
              ElementsAre(near({100, 100, 1'100, 103}), near({100, 400, 1'100, 403}),
                          near({100, 700, 1'100, 703})));
  EXPECT_THAT(lifted.rulings.vertical,
              ElementsAre(near({100, 100, 103, 703}), near({600, 100, 603, 703}),
                          near({1'097, 100, 1'100, 703})));
  EXPECT_EQ(cv::countNonZero(lifted.ink), 0);
}

TEST(Rulings, DottedAndDashedLinesAreOneEach) {
  cv::Mat page = samples::white_page(1'200, 400);
  for (int x = 100; x < 1'100; x += 8) samples::fill(page, {x, 100, x + 4, 104});
  for (int x = 100; x < 1'100; x += 24) samples::fill(page, {x, 200, x + 18, 203});
  const LiftedPage lifted = lift(page);
  EXPECT_THAT(lifted.rulings.horizontal, SizeIs(2));
  EXPECT_EQ(cv::countNonZero(lifted.ink), 0);
}

// As thin lines of a worn copy: too faint to be ink, whole or in pieces.
TEST(Rulings, FaintLinesAreFoundAndWhitened) {
  cv::Mat page = samples::white_page(1'200, 900);
  samples::fill(page, {100, 100, 1'100, 103});
  cv::rectangle(page, cv::Rect(100, 400, 1'000, 2), cv::Scalar::all(215), cv::FILLED);
  cv::rectangle(page, cv::Rect(600, 110, 2, 690), cv::Scalar::all(215), cv::FILLED);
  LiftedPage lifted{{}, page.clone(), page < 180};
  lifted.rulings = lift_rulings(lifted.ink, lifted.gray, kDpi);
  EXPECT_THAT(lifted.rulings.horizontal,
              ElementsAre(near({100, 100, 1'100, 103}), near({100, 400, 1'100, 402})));
  EXPECT_THAT(lifted.rulings.vertical, ElementsAre(near({600, 110, 602, 800})));
  EXPECT_EQ(cv::countNonZero(lifted.gray < 255), 0);
}

// As every other row of a list has: paper lies on one side of their edges alone.
TEST(Rulings, BandsOfGrayHaveNone) {
  cv::Mat page = samples::white_page(1'200, 900);
  for (int y = 100; y < 800; y += 100) samples::fill(page, {100, y, 1'100, y + 50}, 215);
  LiftedPage lifted{{}, page.clone(), page < 180};
  lifted.rulings = lift_rulings(lifted.ink, lifted.gray, kDpi);
  EXPECT_THAT(lifted.rulings.horizontal, IsEmpty());
  EXPECT_THAT(lifted.rulings.vertical, IsEmpty());
  EXPECT_TRUE(same(lifted.gray, page));
}

// Headings in a frame of their own, one line of print high.
TEST(Rulings, SidesOfLowCellsAreFoundAndLettersStay) {
  cv::Mat print = samples::white_page(1'200, 300);
  samples::print(print, "Illl Till 1111", 130, 148);
  cv::Mat page = print.clone();
  for (const int y : {100, 165}) samples::fill(page, {100, y, 1'100, y + 3});
  for (const int x : {100, 600, 1'097}) samples::fill(page, {x, 100, x + 3, 168});
  const LiftedPage lifted = lift(page);
  EXPECT_THAT(lifted.rulings.vertical,
              ElementsAre(near({100, 103, 103, 165}), near({600, 103, 603, 165}),
                          near({1'097, 103, 1'100, 165})));
  EXPECT_TRUE(same(lifted.ink, samples::ink_of(print)));
}

TEST(Rulings, ASlantedLineIsOne) {
  cv::Mat page = samples::white_page(2'000, 400);
  cv::line(page, {100, 200}, {1'900, 206}, cv::Scalar::all(0), 3);
  const LiftedPage lifted = lift(page);
  ASSERT_THAT(lifted.rulings.horizontal, SizeIs(1));
  EXPECT_GE(lifted.rulings.horizontal[0].width(), 1'780);
  EXPECT_LE(lifted.rulings.horizontal[0].height(), 12);
}

TEST(Rulings, CharactersThatALineCrossesKeepTheirStrokes) {
  for (int y = 72; y <= 108; y += 3) {
    cv::Mat print = samples::white_page(1'600, 200);
    const Box text = samples::print(print, "20180917-4432 Lindqvist 12 345,00", 300, 100);
    cv::Mat page = print.clone();
    samples::fill(page, {20, y, 1'580, y + 3});
    LiftedPage lifted = lift(page);
    // Along a stroke of print the line is not thin and may have a gap.
    Box whole;
    for (const Box& piece : lifted.rulings.horizontal) whole = united(whole, piece);
    EXPECT_LE(std::abs(whole.left - 20), kStroke) << y;
    EXPECT_LE(std::abs(whole.right - 1'580), kStroke) << y;
    // A bar that lies in the line goes with it.
    EXPECT_GE(kept(lifted, print), 0.85) << y;
    samples::fill(lifted.ink, {text.left - kStroke, 0, text.right + kStroke, 200});
    EXPECT_EQ(cv::countNonZero(lifted.ink), 0) << y;
  }
}

TEST(Rulings, TopsAndFeetOfCharactersAreNone) {
  for (const BarsAt bars : {BarsAt::tops, BarsAt::feet}) {
    cv::Mat page = samples::white_page(1'200, 200);
    samples::print_combs(page, 20, 100, 80, bars);
    const LiftedPage lifted = lift(page);
    EXPECT_THAT(lifted.rulings.horizontal, IsEmpty());
    EXPECT_TRUE(same(lifted.gray, page));
    const LiftedPage down = lift(page.t());
    EXPECT_THAT(down.rulings.vertical, IsEmpty());
    EXPECT_TRUE(same(down.gray, page.t()));
  }
}

TEST(Rulings, PrintThatStandsOnALineStays) {
  cv::Mat print = samples::white_page(1'200, 200);
  const Box box = samples::print_combs(print, 20, 100, 80, BarsAt::tops);
  cv::Mat page = print.clone();
  samples::fill(page, {50, box.bottom, 1'150, box.bottom + 3});
  const LiftedPage lifted = lift(page);
  ASSERT_THAT(lifted.rulings.horizontal, SizeIs(1));
  EXPECT_GE(kept(lifted, print), 1.0);
}

TEST(Rulings, ABlockIsNone) {
  cv::Mat page = samples::white_page(1'200, 300);
  samples::fill(page, {100, 100, 1'100, 130});
  const LiftedPage lifted = lift(page);
  EXPECT_THAT(lifted.rulings.horizontal, IsEmpty());
  EXPECT_TRUE(same(lifted.gray, page));
}

RC_GTEST_PROP(Rulings, APageWithoutThemStaysAsItIs, ()) {
  const auto text = *rc::gen::container<std::string>(
      24, rc::gen::elementOf(std::string{"0123456789EFHITZefostz., "}));
  const int height = *rc::gen::inRange(20, 70);
  cv::Mat page = samples::white_page(2'400, 200);
  samples::print(page, text, 40, 120, height);
  const LiftedPage lifted = lift(page);
  RC_ASSERT(lifted.rulings.horizontal.empty());
  RC_ASSERT(lifted.rulings.vertical.empty());
  RC_ASSERT(same(lifted.gray, page));
}

RC_GTEST_PROP(Rulings, ATableIsFoundWhereverItLies, ()) {
  const int left = *rc::gen::inRange(0, 150);
  const int top = *rc::gen::inRange(0, 150);
  const int thickness = *rc::gen::inRange(1, 6);
  cv::Mat page = samples::white_page(800, 650);
  for (int i = 0; i < 5; ++i) {
    samples::fill(page, {left, top + 100 * i, left + 600, top + 100 * i + thickness});
    samples::print(page, "1 350,00", left + 40, top + 100 * i + 70);
  }
  const LiftedPage lifted = lift(page);
  RC_ASSERT(lifted.rulings.horizontal.size() == 5U);
  for (int i = 0; i < 5; ++i) {
    RC_ASSERT(lifted.rulings.horizontal[static_cast<std::size_t>(i)] ==
              (Box{left, top + 100 * i, left + 600, top + 100 * i + thickness}));
  }
  RC_ASSERT(lifted.rulings.vertical.empty());
}

}  // namespace
}  // namespace rosett

#include "ocr/segments.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"

namespace rosett {
namespace {

using samples::kDpi;
using testing::IsEmpty;
using testing::SizeIs;

struct Segmented {
  Components components;
  PageSegments segments;
};

Segmented segment(const cv::Mat& page, const Rulings& rulings = {}) {
  Segmented result{find_components(samples::ink_of(page)), {}};
  result.segments = find_segments(result.components, rulings, kDpi);
  return result;
}

std::vector<Box> boxes_of(const PageSegments& segments) {
  std::vector<Box> boxes;
  for (const Segment& segment : segments.items) boxes.push_back(segment.box);
  return boxes;
}

TEST(Segments, EachCellIsOneInReadingOrder) {
  cv::Mat page = samples::white_page(1'600, 400);
  std::vector<Box> cells;
  for (const int baseline : {100, 180, 260})
    for (const auto& [text, left] :
         {std::pair{"20180917-4432", 40}, {"Lindqvist, Anna", 520}, {"-1 350,00", 1'000}})
      cells.push_back(samples::print(page, text, left, baseline));
  const PageSegments segments = segment(page).segments;
  EXPECT_EQ(boxes_of(segments), cells);
  for (std::size_t i = 0; i < segments.items.size(); ++i)
    EXPECT_EQ(segments.items[i].line, static_cast<int>(i / 3));
}

TEST(Segments, RingsDotsAndCommasGoWithTheirPrint) {
  cv::Mat page = samples::white_page(900, 300);
  const Box word = samples::print(page, "Ahlstrom", 100, 150);
  const Box ring{word.left + 8, word.top - 10, word.left + 16, word.top - 3};
  const Box comma{word.right + 6, word.bottom - 6, word.right + 10, word.bottom + 6};
  samples::fill(page, ring);
  samples::fill(page, comma);
  const PageSegments segments = segment(page).segments;
  ASSERT_THAT(segments.items, SizeIs(1));
  EXPECT_EQ(segments.items[0].box, united(united(word, ring), comma));
}

TEST(Segments, ARulingBetweenTwoCellsPartsThem) {
  cv::Mat page = samples::white_page(900, 300);
  const Box left = samples::print(page, "4432", 100, 150);
  const Box right = samples::print(page, "1350", left.right + 24, 150);
  EXPECT_THAT(segment(page).segments.items, SizeIs(1));
  const Rulings rulings{{}, {{left.right + 11, 20, left.right + 14, 280}}};
  EXPECT_THAT(boxes_of(segment(page, rulings).segments), testing::ElementsAre(left, right));
}

TEST(Segments, LinesCloseToOneAnotherStayApart) {
  cv::Mat page = samples::white_page(900, 300);
  const Box upper = samples::print(page, "Gustafsson", 100, 120);
  const Box lower = samples::print(page, "HANSSON", 100, upper.bottom + 2 + samples::kCapitals + 6);
  EXPECT_THAT(boxes_of(segment(page).segments), testing::ElementsAre(upper, lower));
}

TEST(Segments, ADashJoinsThePrintOnBothItsSides) {
  cv::Mat page = samples::white_page(900, 300);
  const Box from = samples::print(page, "200301", 100, 150);
  const int gap = 11 * from.height() / 10;
  const int y = from.center_y();
  const Box dash{from.right + gap, y - 2, from.right + gap + 18, y + 2};
  samples::fill(page, dash);
  const Box to = samples::print(page, "200331", dash.right + gap, 150);
  EXPECT_THAT(boxes_of(segment(page).segments), testing::ElementsAre(united(from, to)));
}

TEST(Segments, ADashApartFromItsNumberIsNotLost) {
  cv::Mat page = samples::white_page(900, 300);
  const Box amount = samples::print(page, "1350,00", 300, 150);
  const int y = amount.center_y();
  const Box dash{amount.left - 3 * amount.height(), y - 2, amount.left - 2 * amount.height(),
                 y + 2};
  samples::fill(page, dash);
  const PageSegments segments = segment(page).segments;
  EXPECT_THAT(boxes_of(segments), testing::ElementsAre(amount));
  EXPECT_THAT(segments.dashes, testing::ElementsAre(dash));
}

// The hole has taken a letter with it.
TEST(Segments, AHoleAtAWordIsClutter) {
  cv::Mat page = samples::white_page(900, 300);
  const Box name = samples::print(page, "ngman, Merhawit", 200, 150);
  const int y = name.center_y();
  const Box hole{name.left - 100, y - 60, name.left - 6, y + 60};
  samples::fill(page, hole);
  const PageSegments segments = segment(page).segments;
  ASSERT_FALSE(segments.clutter.empty());
  EXPECT_GT(overlap_x(segments.clutter[0], name), 0);
  EXPECT_GT(overlap_y(segments.clutter[0], name), 0);
}

// As high as two lines, so that either could stand in one line with it.
TEST(Segments, AHoleBesideTwoLinesJoinsThemNot) {
  cv::Mat page = samples::white_page(900, 300);
  const Box upper = samples::print(page, "IRYNA", 200, 120);
  const Box lower = samples::print(page, "KOVALCHUK", 200, 170);
  cv::circle(page, {160, 125}, upper.height(), cv::Scalar::all(0), cv::FILLED);
  EXPECT_THAT(boxes_of(segment(page).segments), testing::ElementsAre(upper, lower));
}

TEST(Segments, AHoleInTheMarginIsNone) {
  cv::Mat page = samples::white_page(900, 300);
  const Box name = samples::print(page, "Angman, Merhawit", 200, 150);
  samples::fill(page, {40, name.top - 20, 120, name.bottom + 40});
  EXPECT_THAT(segment(page).segments.clutter, IsEmpty());
}

TEST(Segments, LogosAndRulingsAreLeftOut) {
  cv::Mat page = samples::white_page(900, 400);
  samples::print(page, "Migrationsverket", 300, 100);
  const Box logo{40, 40, 220, 240};
  samples::fill(page, logo);
  const PageSegments segments = segment(page).segments;
  EXPECT_THAT(segments.items, SizeIs(1));
  EXPECT_THAT(segments.dashes, IsEmpty());
}

TEST(Segments, AnEmptyPageHasNone) {
  const PageSegments segments = segment(samples::white_page(300, 300)).segments;
  EXPECT_THAT(segments.items, IsEmpty());
  EXPECT_THAT(segments.dashes, IsEmpty());
}

// Whatever lies on the page: every character is in just one segment, no ink in two.
RC_GTEST_PROP(Segments, NothingIsLostOrTwice, ()) {
  cv::Mat page = samples::white_page(1'000, 700);
  const auto place = [](int limit) { return *rc::gen::inRange(0, limit); };
  const int texts = place(8);
  for (int i = 0; i < texts; ++i)
    samples::print(page,
                   *rc::gen::element<std::string>("1 350,00", "Anna-Lis; Ek", "20180917-4432"),
                   place(900), 40 + place(640), 16 + place(40));
  const int blocks = place(20);
  for (int i = 0; i < blocks; ++i) {
    const int left = place(990);
    const int top = place(690);
    samples::fill(page, intersected({left, top, left + 1 + place(60), top + 1 + place(60)},
                                    {0, 0, page.cols, page.rows}));
  }
  const auto [components, segments] = segment(page);
  const int usual = usual_character_height(components.items, kDpi);
  std::set<int> seen;
  int line = 0;
  for (const Segment& segment : segments.items) {
    RC_ASSERT(!segment.members.empty());
    RC_ASSERT(segment.text_height > 0);
    RC_ASSERT(segment.line == line || segment.line == line + 1);
    line = segment.line;
    Box box;
    for (const int member : segment.members) {
      RC_ASSERT(seen.insert(member).second);
      box = united(box, components.items[static_cast<std::size_t>(member)].box);
    }
    RC_ASSERT(box == segment.box);
  }
  for (std::size_t i = 0; usual > 0 && i < components.items.size(); ++i) {
    const Component& component = components.items[i];
    const bool dash = std::ranges::find(segments.dashes, component.box) != segments.dashes.end();
    if (is_character_sized(component, usual)) RC_ASSERT(seen.contains(static_cast<int>(i)));
    if (dash) RC_ASSERT(!seen.contains(static_cast<int>(i)));
  }
}

}  // namespace
}  // namespace rosett

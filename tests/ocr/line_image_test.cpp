#include "ocr/line_image.h"

#include <string>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/cv_box.h"
#include "ocr/layout.h"

namespace rosett {
namespace {

using samples::kDpi;

constexpr int kHeight = 36;  // the Swedish network's

// The cut segment number `index` of what lies on the page.
LineImage cut(const cv::Mat& page, std::size_t index = 0) {
  const Layout layout = lay_out(page, kDpi);
  return cut_line(layout.gray, layout.components, layout.segments.items.at(index), kHeight);
}

RC_GTEST_PROP(CutLine, KnowsWhereOnThePageEverythingStands, ()) {
  const int size = *rc::gen::inRange(18, 45);
  const int left = *rc::gen::inRange(0, 200);
  const int baseline = *rc::gen::inRange(size, 100);
  cv::Mat page = samples::white_page(700, 100);
  const Box text = samples::print(page, "1 350,00", left, baseline, size);
  const LineImage line = cut(page);
  RC_ASSERT(line.picture.rows == kHeight);
  RC_ASSERT(line.picture.type() == CV_8UC1);
  const Box found = on_page(line, samples::bounds(samples::ink_of(line.picture)));
  const int slack = 2 + static_cast<int>(1.0 / line.scale);
  RC_ASSERT(std::abs(found.left - text.left) <= slack);
  RC_ASSERT(std::abs(found.top - text.top) <= slack);
  RC_ASSERT(std::abs(found.right - text.right) <= slack);
  RC_ASSERT(std::abs(found.bottom - text.bottom) <= slack);
}

TEST(CutLine, ShowsNothingOfTheNeighbours) {
  cv::Mat page = samples::white_page(900, 300);
  const Box upper = samples::print(page, "Hgjpq", 100, 120);
  samples::print(page, "HANSSON", 100, upper.bottom + samples::kCapitals + 12);
  cv::Mat alone = samples::white_page(900, 300);
  samples::print(alone, "Hgjpq", 100, 120);
  EXPECT_EQ(cv::norm(cut(page).picture, cut(alone).picture, cv::NORM_INF), 0);
}

// A worn l or comma may be too faint to count as ink; the engine is to see it all the same.
TEST(CutLine, AStrokeTooFaintToBeInkStays) {
  cv::Mat page = samples::white_page(900, 200);
  const Box left = samples::print(page, "12", 100, 120);
  samples::print(page, "45", left.right + 22, 120);
  const Box faint{left.right + 9, 90, left.right + 13, 120};
  samples::fill(page, faint, 225);
  const LineImage line = cut(page);
  const int x = static_cast<int>((faint.left + 2 - line.origin.x) * line.scale);
  EXPECT_LT(line.picture.at<uchar>(kHeight / 2, x), 240);
}

TEST(CutLine, ALoneDashIsNotBlownUp) {
  cv::Mat page = samples::white_page(900, 200);
  samples::print(page, "45", 100, 120);
  Layout layout = lay_out(page, kDpi);
  Segment dash{{300, 100, 316, 104}, {}, 0, 30};
  EXPECT_LT(cut_line(layout.gray, layout.components, dash, kHeight).scale, 1.0);
}

TEST(CutLine, PrintAtTheEdgesOfThePageIsCutWithWhiteBeyond) {
  cv::Mat page = samples::white_page(120, 34);
  samples::print(page, "4432", 0, 32);
  const LineImage line = cut(page);
  EXPECT_LT(line.origin.y, 0);
  EXPECT_EQ(cv::countNonZero(line.picture.row(0) < 250), 0);
}

// A segment of given components, and what stands around it.
struct Neighbourhood {
  cv::Mat page{samples::white_page(900, 200)};
  Box minus, number, other;
  Layout layout;

  Neighbourhood() {
    number = samples::print(page, "45", 100, 120);
    minus = {number.left - 18, 102, number.left - 8, 106};
    samples::fill(page, minus);
    other = samples::print(page, "77", number.right + 20, 120);
    layout.gray = page;
    layout.ink = samples::ink_of(page);
    layout.components = find_components(layout.ink);
    layout.segments.items = {segment_of(number), segment_of(other)};
  }

  [[nodiscard]] Segment segment_of(const Box& box) const {
    Segment segment{box, {}, 0, samples::kCapitals};
    for (std::size_t i = 0; i < layout.components.items.size(); ++i)
      if (intersected(layout.components.items[i].box, box) == layout.components.items[i].box)
        segment.members.push_back(static_cast<int>(i));
    return segment;
  }
};

TEST(WideCut, ShowsAMinusThatBelongsToNoSegmentAndNoOtherSegments) {
  const Neighbourhood drawn;
  const LineImage narrow =
      cut_line(drawn.layout.gray, drawn.layout.components, drawn.layout.segments.items[0], kHeight);
  const LineImage wide =
      WideCut{drawn.layout.gray, drawn.layout.components, drawn.layout.segments}.cut(0, kHeight);
  const Box seen_narrowly = on_page(narrow, samples::bounds(samples::ink_of(narrow.picture)));
  const Box seen = on_page(wide, samples::bounds(samples::ink_of(wide.picture)));
  EXPECT_NEAR(seen_narrowly.left, drawn.number.left, 2);
  EXPECT_NEAR(seen.left, drawn.minus.left, 2);
  EXPECT_NEAR(seen.right, drawn.number.right, 2);
}

TEST(WideCut, ReachesBeyondThePage) {
  const cv::Mat page = samples::white_page(70, 34);
  Layout layout;
  layout.components = find_components(samples::ink_of(page));
  layout.segments.items = {{{0, 0, 70, 34}, {}, 0, samples::kCapitals}};
  const LineImage line = WideCut{page, layout.components, layout.segments}.cut(0, kHeight);
  EXPECT_LT(line.origin.x, 0);
  EXPECT_EQ(cv::countNonZero(line.picture < 250), 0);
}

}  // namespace
}  // namespace rosett

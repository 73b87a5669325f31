#include "ocr/rulings.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "ocr/cell_sides.h"
#include "ocr/components.h"
#include "ocr/faint_lines.h"
#include "ocr/inches.h"
#include "ocr/runs.h"

namespace rosett {
namespace {

// Sizes in inches.
constexpr double kShortestAcross = 0.30;  // longer than any dash or the bar of a letter
constexpr double kShortestDown = 0.28;    // taller than a line of print
constexpr double kWidestGap = 0.024;      // between dots of a dotted line, breaks in a faint one
constexpr double kFarthestNextPiece = 0.10;

// A stroke is higher than this many thicknesses of the line it would be a part of.
constexpr int kStrokeHeight = 2;
// In heights of the print: characters have strokes nearer to one another.
constexpr double kFreeOfStrokes = 1.5;
// Of the run's ink; the rest are hyphens and dots among the characters.
constexpr double kShareOfPrint = 0.25;
// Pixels, as the blur of a scan is: both rims of a stroke and its edge.
constexpr int kRim = 5;

// Tells tops and feet of characters that stand in a row, which make a long run too, from lines.
class RowsOfCharacters {
 public:
  RowsOfCharacters(const cv::Mat& ink, int dpi)
      : ink_{ink}, components_{find_components(ink)}, tallest_{pixels(kShortestDown, dpi)} {}

  // Takes them out of `runs`.
  void drop_from(cv::Mat& runs) const {
    for (int y = 0; y < runs.rows; ++y) {
      auto* const row = runs.ptr<uchar>(y);
      uchar* const end = row + runs.cols;
      for (uchar* from = std::find(row, end, uchar{255}); from != end;) {
        uchar* const to = std::find(from, end, uchar{0});
        if (is_print_at(y, static_cast<int>(from - row), static_cast<int>(to - row))) {
          std::fill(from, to, uchar{0});
        }
        from = std::find(to, end, uchar{255});
      }
    }
  }

 private:
  // The ink of one column that goes through a row or one beside it.
  struct Span {
    int height{};  // 0: none
    int y{};       // the row itself or the one beside it
  };
  using Spans = std::vector<Span>;

  [[nodiscard]] bool is_ink(int x, int y) const {
    return y >= 0 && y < ink_.rows && ink_.at<uchar>(y, x) != 0;
  }

  [[nodiscard]] Span span_at(int x, int y) const {
    if (!is_ink(x, y)) y = is_ink(x, y - 1) ? y - 1 : y + 1;
    if (!is_ink(x, y)) return {};
    int top = y;
    int bottom = y + 1;
    while (is_ink(x, top - 1)) --top;
    while (is_ink(x, bottom)) ++bottom;
    return {bottom - top, y};
  }

  // Whether those columns are print, and what goes on from them without a gap: a line that strokes
  // interrupt may get far on the other side of them.
  [[nodiscard]] bool is_print_at(int y, int from, int to) const {
    while (from > 0 && span_at(from - 1, y).height > 0) --from;
    while (to < ink_.cols && span_at(to, y).height > 0) ++to;
    Spans spans;
    for (int x = from; x < to; ++x) spans.push_back(span_at(x, y));
    return is_print(spans, from);
  }

  [[nodiscard]] bool is_print(const Spans& spans, int first) const {
    const int thickness = thickness_of(spans);
    std::ptrdiff_t inked = 0;
    std::ptrdiff_t printed = 0;
    const auto is_white = [](const Span& span) { return span.height == 0; };
    for (auto from = spans.begin(); from != spans.end();) {
      const auto to = std::find_if(from, spans.end(), is_white);
      inked += to - from;
      const auto middle = first + static_cast<int>((from - spans.begin()) + (to - from) / 2);
      if (is_character({from, to}, middle, thickness)) printed += to - from;
      from = std::find_if_not(to, spans.end(), is_white);
    }
    return static_cast<double>(printed) > kShareOfPrint * static_cast<double>(inked);
  }

  static int thickness_of(const Spans& spans) {
    std::vector<int> heights;
    for (const Span& span : spans) {
      if (span.height > 0) heights.push_back(span.height);
    }
    if (heights.empty()) return 0;
    const auto quarter = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 4);
    std::nth_element(heights.begin(), quarter, heights.end());
    return *quarter;
  }

  // Whether connected ink is part of print: higher than a line or its dots, and nowhere long
  // without a stroke up or down. A line on which print stands gets farther.
  [[nodiscard]] bool is_character(std::span<const Span> piece, int middle, int thickness) const {
    if (piece.empty()) return false;
    const int component = components_.at(piece[piece.size() / 2].y, middle);
    const int height = components_.items[static_cast<std::size_t>(component)].box.height();
    if (height <= kStrokeHeight * thickness || height > tallest_) return false;
    int longest = 0;
    int stretch = 0;
    for (const Span& span : piece) {
      stretch = span.height > kStrokeHeight * thickness ? 0 : stretch + 1;
      longest = std::max(longest, stretch);
    }
    return longest < kFreeOfStrokes * height;
  }

  const cv::Mat& ink_;
  Components components_;
  int tallest_;  // higher is a line down the page
};

// Long runs of thin ink across the page, small gaps closed.
cv::Mat long_runs(const cv::Mat& thin, int shortest, int dpi) {
  // A slightly slanted line is a staircase; three rows together hold a long run of it.
  cv::Mat runs = thin.clone();
  const cv::Range upper{0, thin.rows - 1}, lower{1, thin.rows};
  cv::bitwise_or(runs.rowRange(upper), thin.rowRange(lower), runs.rowRange(upper));
  cv::bitwise_or(runs.rowRange(lower), thin.rowRange(upper), runs.rowRange(lower));
  fill_short_gaps(runs, Axis::across, pixels(kWidestGap, dpi));
  erase_short_runs(runs, Axis::across, shortest);
  return runs;
}

void join_pieces(std::vector<Box>& boxes, int reach) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size();) {
      if (overlap_x(boxes[i], boxes[j]) < -reach || overlap_y(boxes[i], boxes[j]) <= 0) {
        ++j;
        continue;
      }
      boxes[i] = united(boxes[i], boxes[j]);
      boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
      j = i + 1;
    }
  }
}

struct Lifted {
  cv::Mat erased;
  std::vector<Box> boxes;  // top to bottom
};

// From the first to the last ink between two columns of a row.
Box ink_within(const cv::Mat& ink, int y, int from, int to) {
  const auto* row = ink.ptr<uchar>(y);
  while (from < to && row[from] == 0) ++from;
  while (from < to && row[to - 1] == 0) --to;
  return {from, y, to, y + 1};
}

// The lines across the page that are at least that many pixels long.
Lifted find_lines(const cv::Mat& ink, int shortest, int dpi) {
  const cv::Mat thin = thin_along(ink, Axis::down, pixels(kThickestRuling, dpi));
  cv::Mat runs = long_runs(thin, shortest, dpi);
  RowsOfCharacters{ink, dpi}.drop_from(runs);
  Lifted result{thin & runs, {}};
  const Components components = find_components(runs);
  for (std::size_t i = 0; i < components.items.size(); ++i) {
    Box line;
    components.for_each_run(static_cast<int>(i), [&](int y, int from, int to) {
      line = united(line, ink_within(result.erased, y, from, to));
    });
    if (!line.empty()) result.boxes.push_back(line);
  }
  join_pieces(result.boxes, pixels(kFarthestNextPiece, dpi));
  std::sort(result.boxes.begin(), result.boxes.end(), [](const Box& a, const Box& b) {
    return a.top != b.top ? a.top < b.top : a.left < b.left;
  });
  return result;
}

// The same for lines down the page; boxes from left to right.
Lifted find_lines_down(const cv::Mat& ink, int shortest, int dpi) {
  Lifted result = find_lines(transposed(ink), shortest, dpi);
  result.erased = transposed(result.erased);
  for (Box& box : result.boxes) box = {box.top, box.left, box.bottom, box.right};
  return result;
}

cv::Mat grown(const cv::Mat& ink, int by) {
  cv::Mat result;
  cv::dilate(ink, result, cv::getStructuringElement(cv::MORPH_RECT, {by, by}));
  return result;
}

// What is left of a line where its edge was rough: ink thinner than a line that touches what was
// erased and is no part of anything larger.
void erase_remains(cv::Mat& ink, const cv::Mat& near, int dpi) {
  const int thickest = pixels(kThickestRuling, dpi);
  const Components components = find_components(ink);
  for (std::size_t i = 0; i < components.items.size(); ++i) {
    const Box& box = components.items[i].box;
    if (std::min(box.width(), box.height()) > thickest / 2) continue;
    bool touches = false;
    components.for_each_run(static_cast<int>(i), [&](int y, int from, int to) {
      touches = touches || !ink_within(near, y, from, to).empty();
    });
    if (!touches) continue;
    components.for_each_run(static_cast<int>(i), [&](int y, int from, int to) {
      std::fill(ink.ptr<uchar>(y) + from, ink.ptr<uchar>(y) + to, uchar{0});
    });
  }
}

// Those that are no part of a longer one.
void add_new(std::vector<Box>& lines, const std::vector<Box>& sides) {
  const std::vector<Box> longer = lines;
  std::ranges::copy_if(sides, std::back_inserter(lines), [&](const Box& side) {
    return std::ranges::none_of(longer, [&](const Box& line) {
      return overlap_x(line, side) > 0 && overlap_y(line, side) > 0;
    });
  });
  std::ranges::stable_sort(lines, {}, &Box::left);
}

}  // namespace

Rulings lift_rulings(cv::Mat& ink, cv::Mat& gray, int dpi) {
  const cv::Mat rims = grown(ink, kRim);
  Lifted across = find_lines(ink | faint_lines(gray, rims, Axis::across, dpi),
                             pixels(kShortestAcross, dpi), dpi);
  Lifted down = find_lines_down(ink | faint_lines(gray, rims, Axis::down, dpi),
                                pixels(kShortestDown, dpi), dpi);
  const CellSides sides = find_cell_sides(ink, across.boxes, dpi);
  const cv::Mat erased = across.erased | down.erased | sides.erased;
  add_new(down.boxes, sides.boxes);
  ink.setTo(0, erased);
  const cv::Mat near = grown(erased, kRim);
  erase_remains(ink, near, dpi);
  // The blurred rim of the line goes too, but nothing that belongs to a character.
  gray.setTo(255, near & ~grown(ink, 3));
  return {std::move(across.boxes), std::move(down.boxes)};
}

}  // namespace rosett

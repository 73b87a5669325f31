#include "ocr/cell_sides.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "ocr/cv_box.h"
#include "ocr/inches.h"
#include "ocr/runs.h"

namespace rosett {
namespace {

// Sizes in inches.
constexpr double kLowest = 0.11;    // cell: lower ones hold no line of print
constexpr double kHighest = 0.32;   // higher ones have sides that are told by their length
constexpr double kNarrowest = 0.2;  // overlap of two lines that enclose cells

constexpr double kSolid = 0.97;  // of its height that a side has ink in
constexpr int kLean = 1;         // pixels to each side by which it may lean

// The nearest line across the page below another.
const Box* next_below(const Box& upper, const std::vector<Box>& across, int dpi) {
  const Box* next = nullptr;
  for (const Box& lower : across) {
    const bool below = lower.top - upper.bottom >= pixels(kLowest, dpi) &&
                       overlap_x(upper, lower) >= pixels(kNarrowest, dpi);
    if (below && (next == nullptr || lower.top < next->top)) next = &lower;
  }
  return next;
}

// Between two lines across the page.
std::vector<cv::Rect> rows_of_cells(const std::vector<Box>& across, int dpi) {
  std::vector<cv::Rect> rows;
  for (const Box& upper : across) {
    const Box* lower = next_below(upper, across, dpi);
    if (lower == nullptr || lower->top - upper.bottom > pixels(kHighest, dpi)) continue;
    const int left = std::max(upper.left, lower->left) - pixels(kThickestRuling, dpi);
    const int right = std::min(upper.right, lower->right) + pixels(kThickestRuling, dpi);
    rows.emplace_back(left, upper.bottom, right - left, lower->top - upper.bottom);
  }
  return rows;
}

// 255 for the columns of a row of cells that a side stands in.
cv::Mat side_columns(const cv::Mat& ink) {
  cv::Mat grown;
  cv::dilate(ink, grown, cv::Mat::ones(1, 2 * kLean + 1, CV_8UC1));
  cv::Mat shares;
  cv::reduce(grown, shares, 0, cv::REDUCE_AVG, CV_32F);
  return shares >= kSolid * 255;
}

// What crosses the side or touches it stays.
void erase(const cv::Mat& ink, const cv::Rect& side, int dpi, cv::Mat& erased) {
  const int around = pixels(kThickestRuling, dpi) + 1;
  const cv::Rect wide = cv::Rect{side.x - around, side.y, side.width + 2 * around, side.height} &
                        cv::Rect{0, 0, ink.cols, ink.rows};
  const cv::Mat thin = thin_along(ink(wide), Axis::across, pixels(kThickestRuling, dpi));
  const cv::Mat own = thin(side - wide.tl());
  own.copyTo(erased(side), own);
}

void add_sides(const cv::Mat& ink, const cv::Rect& row, int dpi, CellSides& sides) {
  const cv::Mat columns = side_columns(ink(row));
  const auto* begin = columns.ptr<uchar>();
  const auto* end = begin + columns.cols;
  for (const auto* from = std::find(begin, end, 255); from != end;) {
    const auto* to = std::find(from, end, 0);
    const cv::Rect side{row.x + static_cast<int>(from - begin), row.y, static_cast<int>(to - from),
                        row.height};
    if (side.width <= pixels(kThickestRuling, dpi) + 2 * kLean) {
      sides.boxes.push_back(to_box(side));
      erase(ink, side, dpi, sides.erased);
    }
    from = std::find(to, end, 255);
  }
}

}  // namespace

CellSides find_cell_sides(const cv::Mat& ink, const std::vector<Box>& across, int dpi) {
  CellSides sides{{}, cv::Mat::zeros(ink.size(), CV_8UC1)};
  const cv::Rect page{0, 0, ink.cols, ink.rows};
  for (const cv::Rect& row : rows_of_cells(across, dpi)) add_sides(ink, row & page, dpi, sides);
  std::ranges::sort(sides.boxes, {}, [](const Box& box) { return box.left; });
  return sides;
}

}  // namespace rosett

#include "ocr/cell_sides.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "ocr/cv_box.h"
#include "ocr/inches.h"
#include "ocr/runs.h"

namespace rosett {
namespace {

// Sizes in inches.
constexpr double kLowest = 0.11;     // cell: lower ones hold no line of print
constexpr double kHighest = 0.32;    // higher ones have sides that are told by their length
constexpr double kNarrowest = 0.2;   // overlap of two lines that enclose cells
constexpr double kThickest = 0.024;  // as of all rulings

constexpr double kSolid = 0.97;  // of its height that a side has ink in
constexpr int kLean = 1;         // pixels to each side by which it may lean

// Between two lines across the page.
std::vector<cv::Rect> rows_of_cells(const std::vector<Box>& across, int dpi) {
  std::vector<cv::Rect> rows;
  for (const Box& upper : across)
    for (const Box& lower : across) {
      const int height = lower.top - upper.bottom;
      if (height < pixels(kLowest, dpi) || height > pixels(kHighest, dpi)) continue;
      if (overlap_x(upper, lower) < pixels(kNarrowest, dpi)) continue;
      const int left = std::max(upper.left, lower.left) - pixels(kThickest, dpi);
      const int right = std::min(upper.right, lower.right) + pixels(kThickest, dpi);
      rows.emplace_back(left, upper.bottom, right - left, height);
    }
  return rows;
}

// Ink no wider than a line down the page is thick.
cv::Mat thin_ink(const cv::Mat& ink, int dpi) {
  cv::Mat thin = ink.clone();
  erase_long_runs(thin, Axis::across, pixels(kThickest, dpi) + 1);
  return thin;
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
  const int around = pixels(kThickest, dpi) + 1;
  const cv::Rect wide = cv::Rect{side.x - around, side.y, side.width + 2 * around, side.height} &
                        cv::Rect{0, 0, ink.cols, ink.rows};
  const cv::Mat thin = thin_ink(ink(wide), dpi)(side - wide.tl());
  thin.copyTo(erased(side), thin);
}

void add_sides(const cv::Mat& ink, const cv::Rect& row, int dpi, CellSides& sides) {
  const cv::Mat columns = side_columns(ink(row));
  const auto* begin = columns.ptr<uchar>();
  const auto* end = begin + columns.cols;
  for (const auto* from = std::find(begin, end, 255); from != end;) {
    const auto* to = std::find(from, end, 0);
    const cv::Rect side{row.x + static_cast<int>(from - begin), row.y, static_cast<int>(to - from),
                        row.height};
    if (side.width <= pixels(kThickest, dpi) + 2 * kLean) {
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

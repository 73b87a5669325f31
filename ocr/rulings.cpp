#include "ocr/rulings.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "ocr/components.h"
#include "ocr/cv_box.h"
#include "ocr/runs.h"

namespace rosett {
namespace {

// Sizes in inches.
constexpr double kThickest = 0.024;       // 2 points and the blur of the scan
constexpr double kShortestAcross = 0.30;  // longer than any dash or the bar of a letter
constexpr double kShortestDown = 0.28;    // taller than a line of print
constexpr double kWidestGap = 0.024;      // between dots of a dotted line, breaks in a faint one
constexpr double kFarthestNextPiece = 0.10;

int pixels(double inches, int dpi) {
  return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

cv::Mat bar(Axis axis, int length) {
  return cv::getStructuringElement(
      cv::MORPH_RECT, axis == Axis::across ? cv::Size{length, 1} : cv::Size{1, length});
}

// Ink that is thin at right angles to the axis: lines, and the thin strokes of characters.
cv::Mat thin_ink(const cv::Mat& ink, Axis axis, int dpi) {
  const Axis other = axis == Axis::across ? Axis::down : Axis::across;
  cv::Mat thick = ink.clone();
  erase_short_runs(thick, other, pixels(kThickest, dpi) + 1);
  return ink & ~thick;
}

// Long runs of thin ink along the axis, small gaps closed.
cv::Mat long_runs(const cv::Mat& thin, Axis axis, int dpi) {
  const Axis other = axis == Axis::across ? Axis::down : Axis::across;
  const double shortest = axis == Axis::across ? kShortestAcross : kShortestDown;
  cv::Mat runs;
  // A slightly slanted line is a staircase; three rows together hold a long run of it.
  cv::dilate(thin, runs, bar(other, 3));
  fill_short_gaps(runs, axis, pixels(kWidestGap, dpi));
  erase_short_runs(runs, axis, pixels(shortest, dpi));
  return runs;
}

bool same_line(const Box& a, const Box& b, Axis axis, int reach) {
  const int along = axis == Axis::across ? overlap_x(a, b) : overlap_y(a, b);
  const int aside = axis == Axis::across ? overlap_y(a, b) : overlap_x(a, b);
  return along >= -reach && aside > 0;
}

void join_pieces(std::vector<Box>& boxes, Axis axis, int reach) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size();) {
      if (!same_line(boxes[i], boxes[j], axis, reach)) {
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
  std::vector<Box> boxes;
};

Lifted find_along(const cv::Mat& ink, Axis axis, int dpi) {
  const cv::Mat thin = thin_ink(ink, axis, dpi);
  const cv::Mat runs = long_runs(thin, axis, dpi);
  Lifted result{thin & runs, {}};
  for (const Component& component : find_components(runs).items) {
    Box box = component.box;
    // The staircase's extra rows are not part of the line.
    if (axis == Axis::across) {
      ++box.top;
      --box.bottom;
    } else {
      ++box.left;
      --box.right;
    }
    if (!box.empty()) result.boxes.push_back(box);
  }
  join_pieces(result.boxes, axis, pixels(kFarthestNextPiece, dpi));
  return result;
}

// What is left of a line where its edge was rough: ink thinner than a line that touches what was
// erased and is no part of anything larger.
void erase_remains(cv::Mat& ink, const cv::Mat& near, int dpi) {
  const int thickest = pixels(kThickest, dpi);
  const Components components = find_components(ink);
  for (const Component& component : components.items) {
    if (std::min(component.box.width(), component.box.height()) > thickest / 2) continue;
    const cv::Rect rect = to_rect(component.box);
    cv::Mat own = components.labels(rect) == component.label;
    if (cv::countNonZero(own & near(rect)) > 0) ink(rect).setTo(0, own);
  }
}

}  // namespace

Rulings lift_rulings(cv::Mat& ink, cv::Mat& gray, int dpi) {
  Lifted across = find_along(ink, Axis::across, dpi);
  Lifted down = find_along(ink, Axis::down, dpi);
  const cv::Mat erased = across.erased | down.erased;
  ink.setTo(0, erased);
  cv::Mat near;
  cv::dilate(erased, near, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
  erase_remains(ink, near, dpi);
  // The blurred rim of the line goes too, but nothing that belongs to a character.
  cv::Mat rim = near;
  cv::Mat kept;
  cv::dilate(ink, kept, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  rim.setTo(0, kept);
  gray.setTo(255, rim);

  const auto by_top = [](const Box& a, const Box& b) {
    return a.top != b.top ? a.top < b.top : a.left < b.left;
  };
  const auto by_left = [](const Box& a, const Box& b) {
    return a.left != b.left ? a.left < b.left : a.top < b.top;
  };
  std::sort(across.boxes.begin(), across.boxes.end(), by_top);
  std::sort(down.boxes.begin(), down.boxes.end(), by_left);
  return {std::move(across.boxes), std::move(down.boxes)};
}

}  // namespace rosett

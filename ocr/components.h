#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

namespace rosett {

// A connected piece of ink.
struct Component {
  Box box;
  int area{};  // pixels of ink
};

// Ink from one column up to another in one row of pixels.
struct InkRun {
  int from{}, to{};
  int component{};  // index into Components::items
};

// Runs instead of a label for each pixel: of a page they are a hundredth.
class Components {
 public:
  std::vector<Component> items;  // by their first pixel, from top to bottom

  // All runs of one row, from left to right.
  [[nodiscard]] std::span<const InkRun> row(int y) const {
    const auto at = static_cast<std::size_t>(y);
    return std::span(runs_).subspan(first_of_row_[at], first_of_row_[at + 1] - first_of_row_[at]);
  }
  // Of these those that end beyond column `x`.
  [[nodiscard]] std::span<const InkRun> row_from(int y, int x) const;
  [[nodiscard]] int rows() const { return static_cast<int>(first_of_row_.size()) - 1; }
  [[nodiscard]] int cols() const { return cols_; }

  // The component of a pixel; -1: no ink.
  [[nodiscard]] int at(int y, int x) const;

  // Calls use(y, from, to) with a component's runs, from top to bottom.
  template <class Use>
  void for_each_run(int component, Use use) const {
    const Box& box = items[static_cast<std::size_t>(component)].box;
    for (int y = box.top; y < box.bottom; ++y)
      for (const InkRun& run : row_from(y, box.left)) {
        if (run.from >= box.right) break;
        if (run.component == component) use(y, run.from, run.to);
      }
  }

 private:
  friend Components find_components(const cv::Mat& ink);

  int cols_{};
  std::vector<InkRun> runs_;                  // row by row
  std::vector<std::size_t> first_of_row_{0};  // and at last their number
};

// `ink` is CV_8UC1, nonzero where there is ink; eight neighbours connect.
[[nodiscard]] Components find_components(const cv::Mat& ink);

// The usual height in pixels of a printed character: the median of those components that could be
// characters at that resolution. 0 when there is none.
[[nodiscard]] int usual_character_height(const std::vector<Component>& components, int dpi);

// Whether a component can be a character by itself (no dot, comma, dash, ruling, hole or logo),
// given the usual height of print.
[[nodiscard]] bool is_character_sized(const Component& component, int usual_height);

// Whether it can be part of a character whose other strokes are too faint to be ink.
[[nodiscard]] bool is_fragment(const Component& component, int usual_height);

}  // namespace rosett

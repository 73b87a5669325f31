#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

namespace rosett {

// A connected piece of ink.
struct Component {
  Box box;
  int area{};   // pixels of ink
  int label{};  // its value in Components::labels
};

struct Components {
  cv::Mat labels;  // CV_32SC1, 0 where there is no ink
  std::vector<Component> items;
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

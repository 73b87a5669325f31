#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

namespace rosett {

struct Rulings {
  std::vector<Box> horizontal;  // top to bottom; solid, dotted and dashed
  std::vector<Box> vertical;    // left to right
};

// Finds ruled lines on the straight page and lifts them: their ink is erased from `ink` and
// whitened in `gray`, but for where a character crosses or touches them. Both are CV_8UC1 of one
// size.
[[nodiscard]] Rulings lift_rulings(cv::Mat& ink, cv::Mat& gray, int dpi);

}  // namespace rosett

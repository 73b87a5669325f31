#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

namespace rosett {

struct CellSides {
  std::vector<Box> boxes;  // from left to right
  cv::Mat erased;          // their ink, CV_8UC1
};

// The upright sides of cells one line of print high, as of headings in a frame: too short to be
// told from strokes of letters, but for that they go all the way from one line `across` the page
// to the next. `ink` is that of the straight page, CV_8UC1.
[[nodiscard]] CellSides find_cell_sides(const cv::Mat& ink, const std::vector<Box>& across,
                                        int dpi);

}  // namespace rosett

#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

namespace rosett {

struct Ink {
  cv::Mat mask;             // CV_8UC1, 255 = ink
  std::vector<Box> ghosts;  // in a line of print, but as faint as what shines through
};

// Where there is print on a flattened page. A piece of ink counts when some of it is dark beside
// the page's print, or when it goes on with such print in its line, so that faint strokes stay and
// what shines through from the back of the sheet goes. No ink when nothing on the page is dark
// enough to be print.
[[nodiscard]] Ink find_ink(const cv::Mat& flat, int dpi);

}  // namespace rosett

#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "ocr/components.h"
#include "ocr/rulings.h"
#include "ocr/segments.h"

namespace rosett {

// Everything that is known of the straight page before the engine sees it.
struct Layout {
  cv::Mat gray;  // flattened, rulings lifted
  cv::Mat ink;
  std::vector<Box> ghosts;  // faint ink in lines of print, taken for none
  Rulings rulings;
  Components components;
  PageSegments segments;
  bool mended{};  // the strokes were so broken that they had to be thickened to be read
};

// `flat` is the flattened page, upright and straight.
[[nodiscard]] Layout lay_out(const cv::Mat& flat, int dpi);

}  // namespace rosett

#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace rosett::samples {

struct PrintedLine {
  cv::Mat picture;  // CV_8UC1
  std::string text;
};

// The pictures under tests/ocr/lines: degraded print in fonts that no model was trained on.
[[nodiscard]] std::vector<PrintedLine> printed_lines();

}  // namespace rosett::samples

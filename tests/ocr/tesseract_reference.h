#pragma once

#include <string>

#include <opencv2/core/mat.hpp>

namespace rosett::testing {

// What Tesseract's own runtime reads on the picture of one line, dictionaries off.
[[nodiscard]] std::string read_with_tesseract(const cv::Mat& line);

}  // namespace rosett::testing

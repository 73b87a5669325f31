#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace rosett::synth {

// Images (8-bit grey, BGR, or 0 and 255 alone for G4 and bilevel PNG) as the bytes of a file.
[[nodiscard]] std::string to_jpeg(const cv::Mat& image, int quality, int dpi);
[[nodiscard]] std::string to_png(const cv::Mat& image, bool bilevel, int dpi);

struct TiffForm {
  bool g4{};
  int quality{80};
  double dpi_x{300}, dpi_y{300};
};
[[nodiscard]] std::string to_tiff(const std::vector<cv::Mat>& pages, const TiffForm& form);
// The image alone, CCITT T.6, black is 1.
[[nodiscard]] std::string to_g4(const cv::Mat& image);

}  // namespace rosett::synth

#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace rosett {

// A CV_8UC1 page as JPEG, small enough to keep for years and good enough to be read again. The
// same picture gives the same bytes. Throws Error{internal}.
[[nodiscard]] std::vector<std::uint8_t> encode_page(const cv::Mat& gray, int dpi);

}  // namespace rosett

#pragma once

#include <cstdint>
#include <span>

#include <opencv2/core/mat.hpp>

namespace rosett {

// Which value a decoded black run gets in the file; what the file then calls black is up to its
// colours.
enum class FaxPolarity { black_is_zero, black_is_one };

// Bare CCITT group 4 data without a file around it, as PDF embeds it: gray, 0 and 255 for the
// values 0 and 1. Throws Error{malformed} when it ends before its last row.
[[nodiscard]] cv::Mat decode_group4(std::span<const std::uint8_t> data, int width, int height,
                                    FaxPolarity polarity);

}  // namespace rosett

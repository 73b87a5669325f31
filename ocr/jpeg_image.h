#pragma once

#include <cstdint>
#include <span>

#include "ocr/image_metadata.h"
#include "ocr/page_picture.h"

namespace rosett {

struct JpegImage {
  cv::Mat image;  // as stored, not yet turned
  ImageMetadata metadata;
};

// Throws Error: malformed (damaged, cut short), unsupported (lossless, arithmetic, 12 bits), limit.
[[nodiscard]] JpegImage decode_jpeg(std::span<const std::uint8_t> bytes,
                                    const ReadingLimits& limits);

}  // namespace rosett

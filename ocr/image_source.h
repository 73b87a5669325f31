#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "ocr/page_source.h"

namespace rosett {

// A PNG or JPEG file: one page, decoded at once. Throws Error: malformed, unsupported, limit.
[[nodiscard]] std::unique_ptr<PageSource> open_image(std::span<const std::uint8_t> bytes,
                                                     FileFormat format,
                                                     const ReadingLimits& limits);

}  // namespace rosett

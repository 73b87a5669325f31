#pragma once

#include <cstdint>
#include <span>

#include "ocr/page_picture.h"

namespace rosett {

// Any PNG as 8 bits, transparency on white. Throws Error: malformed, limit.
[[nodiscard]] Picture decode_png(std::span<const std::uint8_t> bytes, const ReadingLimits& limits);

}  // namespace rosett

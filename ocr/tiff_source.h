#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "ocr/page_source.h"

namespace rosett {

// A TIFF file of one or more pages. `bytes` must outlive the source. Throws Error: malformed,
// limit. Where the chain of pages cannot be followed to its end, a last page that fails stands for
// the rest.
[[nodiscard]] std::unique_ptr<PageSource> open_tiff(std::span<const std::uint8_t> bytes,
                                                    const ReadingLimits& limits);

}  // namespace rosett

#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "ocr/page_source.h"

namespace rosett {

// A PDF file. `bytes` must outlive the source. Throws Error: malformed (damaged, cut short),
// unsupported (needs a password), limit.
[[nodiscard]] std::unique_ptr<PageSource> open_pdf(std::span<const std::uint8_t> bytes,
                                                   const ReadingLimits& limits);

}  // namespace rosett

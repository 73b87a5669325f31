#pragma once

#include <cstdint>
#include <vector>

#include "ocr/page_reading.h"
#include "pipeline/protocol/fd.h"

namespace rosett {

// The whole file from its start, whatever the descriptor's position: another reader may share it.
// Throws Error: limit when it is larger than permitted, io when it cannot be read.
[[nodiscard]] std::vector<std::uint8_t> document_bytes(const Fd& document,
                                                       const ReadingLimits& limits);

}  // namespace rosett

#pragma once

#include <vector>

#include "ocr/page_reading.h"
#include "parsers/interpretation.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

// Tries all templates on the pages of one file and tells, in Swedish, which one each document gets
// and why, what was found and what is missing, and what was read; with pictures of it.
[[nodiscard]] protocol::Explanation explained(const std::vector<ReadPage>& pages,
                                              const Library& library);

}  // namespace rosett

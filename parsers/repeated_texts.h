#pragma once

#include <vector>

#include "core/document.h"

namespace rosett {

// Confirms texts that stand on several rows in the same words: each was printed, scanned and read
// for itself. Not texts with digits, which differ by one; nor what something speaks against.
void confirm_repeated_texts(std::vector<Row>& rows);

}  // namespace rosett

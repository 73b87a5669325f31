#pragma once

#include <string>
#include <vector>

#include "store/receipts.h"

namespace rosett {

// A receipt of the case system: JSON Lines, {"batch": 17, "key": "…", "taken": true} a row, or
// false with a "reason" (review/kvittens.schema.json). Throws Error{malformed} naming the line of
// what is no such row.
[[nodiscard]] std::vector<Receipt> parse_receipts(const std::string& text);

}  // namespace rosett

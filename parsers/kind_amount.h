#pragma once

#include "parsers/kinds.h"

namespace rosett {

// Kronor as printed: 1 350 · 1 350,00 · 1.350,00 kr · 1 350:- · 1 350:50 · ,45 · SEK 1 350 ·
// 1,5 tkr, negative by a leading or trailing minus or parentheses. A lost or doubled blank
// between thousands is no fault; groups that are no thousands (12 34,00) are read but not exact.
[[nodiscard]] std::optional<Interpretation> interpret_amount(std::string_view text);

// Days or persons: whole, at most six digits, with or without a unit (12 st, 31 dygn).
[[nodiscard]] std::optional<Interpretation> interpret_count(std::string_view text);

}  // namespace rosett

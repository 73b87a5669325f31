#pragma once

#include <span>

#include "parsers/page_view.h"

// Blanks within numbers, "120 150,00", and gaps between numbers that stand close: "89  120 150,00".
namespace rosett {

// Times the page's blanks, or others of the same value, that a blank within a value stays below.
inline constexpr double kWideBlank = 1.35;

// Whether the second words may go on with a number that the first ones begin, as thousands do: by
// their digits, and since the gap is no wider than the blanks that either has within itself, or
// than the page's. Neither may be empty.
[[nodiscard]] bool may_be_one_number(const PageView& view, std::span<const Word> first,
                                     std::span<const Word> second);

// Whether between two of a number's words is clearly more than a blank of thousands.
[[nodiscard]] bool has_hole(const PageView& view, std::span<const Word> number);

}  // namespace rosett

#pragma once

#include <optional>
#include <string_view>

#include "core/document.h"
#include "parsers/kinds.h"

namespace rosett {

// A reading of what a file states in characters: nobody has to guess which they are, unless they
// are no longer those that were written (has_broken_letters): then it is contested. `found` is what
// `text` means; empty: it is not of that kind.
[[nodiscard]] Reading stated_value(Kind kind, std::string_view text,
                                   const std::optional<Interpretation>& found, int page,
                                   const Box& box);

// Words whose letters are not those that were written: UTF-8 taken for single bytes on its way
// («Ã–hrn»), a letter of another code page («Bj”rn»), or one lost («Bj?rn», U+FFFD).
[[nodiscard]] bool has_broken_letters(Kind kind, std::string_view text);

// Stands for a value that is not there: `evidence.blank` leaves it to a check to say so.
[[nodiscard]] Reading no_value(Kind kind, int page, const Box& box);

}  // namespace rosett

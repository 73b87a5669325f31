#pragma once

#include <optional>
#include <string_view>

#include "core/document.h"
#include "parsers/kinds.h"

namespace rosett {

// A reading of what a file states in characters: nobody has to guess which they are. `found` is
// what `text` means; empty: it is not of that kind.
[[nodiscard]] Reading stated_value(Kind kind, std::string_view text,
                                   const std::optional<Interpretation>& found, int page,
                                   const Box& box);

// Stands for a value that is not there: `evidence.blank` leaves it to a check to say so.
[[nodiscard]] Reading no_value(Kind kind, int page, const Box& box);

}  // namespace rosett

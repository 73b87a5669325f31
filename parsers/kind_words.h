#pragma once

#include "parsers/kinds.h"

namespace rosett {

// Persons' names as printed: letters of any script, marks, blanks, - ' , and dots. Other
// characters stay in the value with exact = false; without two letters it is no name.
[[nodiscard]] std::optional<Interpretation> interpret_name(std::string_view text);

// A municipality as printed; known when the list has it, with or without kommun or stad.
[[nodiscard]] std::optional<Interpretation> interpret_kommun(std::string_view text,
                                                             const KindContext& context);

// "5 kap. 6 § utlänningslagen": what can only be a section sign is one.
[[nodiscard]] std::optional<Interpretation> interpret_lagrum(std::string_view text);

// Any text on one line; exact unless it holds malformed bytes.
[[nodiscard]] std::optional<Interpretation> interpret_text(std::string_view text);

}  // namespace rosett

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "parsers/kinds.h"

// What all number-like kinds share: making print plain, and repairing look-alikes openly.
namespace rosett {

// Longer text is never one cell of these kinds; it is refused before any work, in bytes.
inline constexpr std::size_t kMaxNumberBytes = 200;
inline constexpr std::size_t kMaxTextBytes = 4000;

// One line, every dash and minus as '-', ASCII blanks. Empty when too long for a number.
[[nodiscard]] std::string plain_number(std::string_view text);

// Without blanks beside punctuation, and without the specks . , ; : ' " at either end.
[[nodiscard]] std::string tightened(std::string_view plain);

// O as 0, l as 1 and so on, in every run that is not a word (three letters or more, no digit).
[[nodiscard]] std::string with_digits(std::string_view plain);

// What a grammar makes of one spelling of the text.
using Grammar = std::function<std::optional<Interpretation>(const std::string& plain)>;

// Tries the grammar on the text as it stands, then tightened, and only then with look-alikes
// repaired and blanks taken out: those give exact = false, whatever the grammar says.
[[nodiscard]] std::optional<Interpretation> interpret_number(std::string_view text,
                                                             const Grammar& grammar);

}  // namespace rosett

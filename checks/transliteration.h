#pragma once

#include <array>
#include <string>
#include <string_view>

// Names that other scripts and spellings write in several ways, brought to common letters.
namespace rosett::checks {

// Two plain spellings of a folded word, for comparison only: double letters once, a run of vowels
// as its first (y and j count as i), kh gh dh th ph q w as k g d t f k v. They differ in what
// Somali writes otherwise than the rest: first x as h, c silent and ch as sh; then x as ks, c and
// ch as k.
[[nodiscard]] std::array<std::string, 2> spellings(std::string_view folded_word);

}  // namespace rosett::checks

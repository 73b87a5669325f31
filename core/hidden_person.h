#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"

// Invoices that hide whom they are about: initials, and the year of birth or four digits of the
// personnummer (first or last) in the place of name and number.
namespace rosett {

struct HiddenPerson {
  std::string initials;  // "AN": upper case, two or three, without diacritics
  std::string digits;    // "2003", four
  std::string text;      // as printed: "A.N. 2003"
};

// The first such mark in a text; empty when there is none. A year alone, or letters that are part
// of a word, are none.
[[nodiscard]] std::optional<HiddenPerson> hidden_person_in(std::string_view text);

// The mark of a row that gives no number of the person: in a column of its own, where a number
// would stand, or in its description. Empty when the row names the person, or nothing does.
[[nodiscard]] std::optional<HiddenPerson> hidden_person_in(const Row& row);

// A mark of which a sign may be another is kept with this after it.
inline constexpr std::string_view kMarkInDoubt = " ?";

// Whether the row's mark stands in a column of its own and was read in doubt.
[[nodiscard]] bool is_mark_in_doubt(const Row& row);

// The mark as a key, "AN 2003".
[[nodiscard]] std::string key_of(const HiddenPerson& person);

}  // namespace rosett

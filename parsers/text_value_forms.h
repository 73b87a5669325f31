#pragma once

#include <optional>
#include <string_view>

#include "parsers/kinds.h"
#include "parsers/text_layout.h"

namespace rosett {

// Whether such a form can be followed: Å four or two times, M twice, D twice or not at all.
[[nodiscard]] bool is_date_form(std::string_view form);
// Whether a date in it tells the day, not the month alone.
[[nodiscard]] bool has_day(std::string_view form);

// What `text` (without blanks at its ends, not empty) means in the value's kind and form, nothing
// when it does not have them: a text file is written by a program, so that nothing is repaired.
[[nodiscard]] std::optional<Interpretation> interpret_stated(const TextValue& value,
                                                             std::string_view text,
                                                             const KindContext& context);

}  // namespace rosett

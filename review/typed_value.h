#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "parsers/kinds.h"

namespace rosett {

// What a person has typed in place of a reading.
struct TypedValue {
  std::optional<std::string> value;  // canonical; empty when something is wrong
  std::string fault;                 // Swedish, says what to do; empty when nothing is
};

// What a person types must be right (to the letter of its kind, with a check digit that holds and
// in the code list), or is what the paper says wrongly: then its form alone counts.
enum class Typed { right, printed_wrong };

// `context` as for the parser's kinds. Any bytes are allowed.
[[nodiscard]] TypedValue typed_value(Kind kind, std::string_view text, const KindContext& context,
                                     Typed typed = Typed::right);

}  // namespace rosett

#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/kinds.h"

// Choosing among what the engine itself saw. Grammar, calendar, closed lists and check digits may
// rank its alternatives; they never invent a character that it did not offer.
namespace rosett {

struct Decoded {
  std::optional<Interpretation> best;
  std::string text;  // the words of the chosen reading, one blank between
  double engine{};   // 0..1: the weakest symbol of the chosen reading; 1 for a text layer
  std::vector<Candidate> alternatives;  // other values, most probable first; for a period the
                                        // value is "first/last"
};

// What a person can be asked to compare.
inline constexpr std::size_t kMostAlternatives = 4;

// The value, for a period "first/last".
[[nodiscard]] std::string value_of(const Interpretation& found);

// Whether a check digit or a closed list vouches for it.
[[nodiscard]] bool is_vouched_for(const Interpretation& found);

// Reads the words of one cell, in reading order. The engine's own first choice wins whenever it
// has the kind's form. Another reading wins only when the first choice has not, and exactly one
// value among the alternatives has. A first choice that is clear but fails its check digit, the
// calendar or the closed list stays, with what would pass as runner-up. Deterministic.
[[nodiscard]] Decoded decode(Kind kind, std::span<const Word> words,
                             const KindContext& context = {});

}  // namespace rosett

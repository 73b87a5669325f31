#pragma once

#include <string>

#include "bench/synth/random.h"
#include "core/amount.h"
#include "core/date.h"

namespace rosett::synth {

enum class NumberForm { full, full_compact, short_form };  // 20100314-2381 201003142381 100314-2381
enum class DateForm { iso, compact, short_compact, spaced, words, short_words, slashes };
enum class NameForm { first_last, last_comma_first, last_first, upper_last_first, all_upper };
enum class MinusForm { hyphen, minus, trailing, parentheses };

// How one decision prints its values.
struct Notation {
  NumberForm number{};
  DateForm date{}, header_date{};
  std::string period_between;  // " – ", " t.o.m. ", …
  NameForm name{};
  std::string thousands;  // "", a space of some width, or "."
  std::string decimals;   // ",00" printed, ":-", ",-", or "" for whole kronor alone
  MinusForm minus{};
  std::string unit;  // after the amount in the rows: "", " kr"
};

[[nodiscard]] Notation random_notation(Random& random);

[[nodiscard]] std::string upper_case(const std::string& text);

// Each takes the canonical form and gives what stands on the paper.
[[nodiscard]] std::string print_personnummer(const Notation& notation,
                                             const std::string& canonical);
[[nodiscard]] std::string print_date(DateForm form, const std::string& iso);
[[nodiscard]] std::string print_amount(const Notation& notation, const std::string& canonical);
[[nodiscard]] std::string print_name(const Notation& notation, const std::string& first,
                                     const std::string& last);

}  // namespace rosett::synth

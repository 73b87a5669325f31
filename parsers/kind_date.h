#pragma once

#include <string>

#include "parsers/kinds.h"

namespace rosett {

// The context's reference date, else today (UTC).
[[nodiscard]] Date reference_day(const KindContext& context);

// A day in any of the forms in print: ISO, 20181001, 181001, 2018 10 01, 2018.10.01,
// den 1 oktober 2018, 1 okt. 2018, 1/10 2018, 1/10 (year from the reference; without
// one it is guessed, and not exact). Value: ISO.
// Nothing for a day that no calendar has.
[[nodiscard]] std::optional<Interpretation> interpret_date(std::string_view text,
                                                           const KindContext& context);

// From–till in one cell: two days with a dash, t.o.m. or blank between; 1 april–30 juni 2017;
// kvartal 3 år 2016, Kv 3 2018; juli 2018; 2018-07. Value: the first day, second: the last. Days
// out of order stay as printed.
[[nodiscard]] std::optional<Interpretation> interpret_period(std::string_view text,
                                                             const KindContext& context);

// One day of a period that goes on in the line above or below, a dash beside it or not.
[[nodiscard]] bool is_end_of_period(std::string_view text, const KindContext& context);

}  // namespace rosett

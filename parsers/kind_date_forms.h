#pragma once

#include <optional>
#include <string>

#include "core/date.h"

// The grammar of days, shared by dates and periods. Texts are plain (kind_text.h).
namespace rosett {

struct PrintedDay {
  std::optional<int> year;  // empty: not printed
  unsigned month{}, day{};
};

// The parts of a printed day, in calendar range or not; empty when it is no such form. A
// two-digit year gets the century that lies nearest the reference.
[[nodiscard]] std::optional<PrintedDay> parse_day(const std::string& plain, const Date& reference);

// The month (1 to 12) that a Swedish name or abbreviation says, in any letter case.
[[nodiscard]] std::optional<unsigned> month_named(std::string_view name);

// The year in which a day printed without one lies nearest before or on the reference, or up to
// half a year after.
[[nodiscard]] int year_near(const Date& reference, unsigned month, unsigned day);

}  // namespace rosett

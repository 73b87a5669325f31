#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rosett {

using Date = std::chrono::year_month_day;  // proleptic Gregorian

// "2019-03-01" and nothing else; empty when no such day exists.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

// Empty unless the day exists in the calendar.
[[nodiscard]] std::optional<Date> make_date(int year, unsigned month, unsigned day);

[[nodiscard]] std::string to_iso(const Date& date);

// A day that the month lacks (29 February, the 31st) becomes the first of the next month.
[[nodiscard]] Date later_by(const Date& date, std::chrono::months months);

// Days from one date to another; negative when `to` is earlier.
[[nodiscard]] int days_between(const Date& from, const Date& to);

// Both ends counted, as periods are: 2018-07-01 to 2018-09-30 is 92.
[[nodiscard]] inline int days_inclusive(const Date& from, const Date& to) {
  return days_between(from, to) + 1;
}

}  // namespace rosett

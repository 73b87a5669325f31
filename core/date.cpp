#include "core/date.h"

#include <charconv>

#include <fmt/format.h>

namespace rosett {

std::optional<Date> make_date(int year, unsigned month, unsigned day) {
  const Date date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t length) {
    unsigned value{};
    std::from_chars(text.data() + at, text.data() + at + length, value);
    return value;
  };
  return make_date(static_cast<int>(number(0, 4)), number(5, 2), number(8, 2));
}

std::string to_iso(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int days_between(const Date& from, const Date& to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

Date later_by(const Date& date, std::chrono::months months) {
  const Date moved = date + months;
  return moved.ok() ? moved : Date{moved.year() / moved.month() / 1} + std::chrono::months{1};
}

}  // namespace rosett

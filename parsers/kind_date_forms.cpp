#include "parsers/kind_date_forms.h"

#include <array>
#include <charconv>
#include <cstdlib>

#include <re2/re2.h>

#include "core/text.h"

namespace rosett {
namespace {

constexpr int kCentury = 100;
// A permit runs for at most five years and a decision for one: a two-digit year further ahead
// than this belongs to the century before.
constexpr int kYearsAhead = 10;

constexpr std::array<std::string_view, 12> kMonths{"januari",   "februari", "mars",     "april",
                                                   "maj",       "juni",     "juli",     "augusti",
                                                   "september", "oktober",  "november", "december"};
constexpr std::size_t kAbbreviation = 3;

int full_year(int year, std::size_t digits, const Date& reference) {
  if (digits == 4) return year;
  const int now = static_cast<int>(reference.year());
  const int candidate = now - now % kCentury + year;
  return candidate > now + kYearsAhead ? candidate - kCentury : candidate;
}

int number(const std::string& digits) {
  int value{};
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Year, month and day as named groups in whatever order the form prints them.
std::optional<PrintedDay> match(const std::string& plain, const RE2& form, const Date& reference) {
  std::array<std::string, 3> group;
  const int groups = form.NumberOfCapturingGroups();
  std::array<RE2::Arg, 3> args{group.data(), &group[1], &group[2]};
  std::array<const RE2::Arg*, 3> pointers{args.data(), &args[1], &args[2]};
  if (!RE2::FullMatchN(plain, form, pointers.data(), groups)) return std::nullopt;
  PrintedDay printed;
  for (const auto& [name, index] : form.NamedCapturingGroups()) {
    const std::string& text = group.at(static_cast<std::size_t>(index - 1));
    if (text.empty()) continue;
    if (name == "y") printed.year = full_year(number(text), text.size(), reference);
    if (name == "d") printed.day = static_cast<unsigned>(number(text));
    if (name == "m") printed.month = static_cast<unsigned>(number(text));
    if (name == "name") {
      const auto month = month_named(text);
      if (!month) return std::nullopt;
      printed.month = *month;
    }
  }
  return printed;
}

}  // namespace

std::optional<unsigned> month_named(std::string_view name) {
  const std::string plain = folded(name);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool abbreviated = plain.size() >= kAbbreviation && kMonths.at(i).starts_with(plain);
    if (abbreviated) return static_cast<unsigned>(i) + 1;
  }
  return std::nullopt;
}

int year_near(const Date& reference, unsigned month, unsigned day) {
  const int now = static_cast<int>(reference.year());
  const auto this_year = make_date(now, month, day);
  constexpr int kHalfYear = 183;
  if (this_year && days_between(reference, *this_year) > kHalfYear) return now - 1;
  return now;
}

std::optional<PrintedDay> parse_day(const std::string& plain, const Date& reference) {
  static const std::array<RE2, 6> forms{
      RE2(R"((?P<y>\d{4})(?:[-./ ]| [-./] | [-./]|[-./] )(?P<m>\d{2})(?:[-./ ]| [-./] | [-./]|[-./] )(?P<d>\d{2}))"),
      RE2(R"((?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2}))"),
      RE2(R"((?P<y>\d{2})(?P<m>\d{2})(?P<d>\d{2}))"),
      RE2(R"((?:[Dd]en )?(?P<d>\d{1,2})(?::e|\.)? ?(?P<name>[A-Za-z]{3,9})\.?(?:,? ?(?P<y>\d{4}))?)"),
      RE2(R"((?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})(?:[- ] ?(?P<y>\d{4}|\d{2}))?)"),
      RE2(R"((?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}))")};
  for (const RE2& form : forms)
    if (auto printed = match(plain, form, reference)) return printed;
  return std::nullopt;
}

}  // namespace rosett

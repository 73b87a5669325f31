#include "parsers/kind_personnummer.h"

#include <charconv>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/kind_date.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

constexpr int kCentury = 100;
constexpr int kFirstCentury = 18;  // the register's oldest and newest
constexpr int kLastCentury = 20;
constexpr std::string_view kUnknownLast = "0000";  // printed where the number is not known

struct Parts {
  std::string century, birth, separator, last;
};

int number(std::string_view digits) {
  int value{};
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The century that is not printed: the last one in which the person was born by the reference
// day; with '+', the last one in which the person turned 100 that year or before.
std::string century_of(const Parts& parts, const Date& reference) {
  const int year_in_century = number(parts.birth.substr(0, 2));
  const int now = static_cast<int>(reference.year());
  int year = now - now % kCentury + year_in_century;
  const auto born = birth_date(std::to_string(year) + parts.birth.substr(2));
  if (year > now || (born && *born > reference)) year -= kCentury;
  if (parts.separator == "+")
    while (now - year < kCentury) year -= kCentury;
  return std::to_string(year / kCentury);
}

std::optional<Parts> split_personnummer(const std::string& plain) {
  // The last four: digits, a mask, or nothing at all.
  static const RE2 usual(
      R"((\d{2})?(\d{6})( ?[-+] ?| ?)(\d{4}|\d{0,3}[Xx*?_#.•…]{1,4}|[Tt][Ff][\dXx]{2}|-{2,4}|))");
  static const RE2 cut_short(R"((\d{2})?(\d{6})( ?[-+] ?)(\d{1,3}))");
  Parts parts;
  for (const RE2* pattern : {&usual, &cut_short}) {
    if (!RE2::FullMatch(plain, *pattern, &parts.century, &parts.birth, &parts.separator,
                        &parts.last))
      continue;
    const auto sign = parts.separator.find_first_of("-+");
    parts.separator = sign == std::string::npos ? "" : parts.separator.substr(sign, 1);
    return parts;
  }
  return std::nullopt;
}

std::optional<Interpretation> from_plain(const std::string& plain, const Date& reference) {
  auto parts = split_personnummer(plain);
  if (!parts) return std::nullopt;
  if (parts->century.empty()) parts->century = century_of(*parts, reference);
  const int century = number(parts->century);
  Interpretation found{.value = parts->century + parts->birth,
                       .exact = century >= kFirstCentury && century <= kLastCentury};
  const std::string_view digits = "0123456789";
  if (parts->last.empty() || parts->last == kUnknownLast ||
      parts->last.find_first_not_of(digits) != std::string::npos) {
    found.exact &= birth_date(found.value).has_value();  // nothing else tells that it is one
    return found;
  }
  if (parts->last.size() == 4)
    found.value += "-" + parts->last;
  else
    found.exact = false;  // lost on the paper or by the reading: the text cannot tell
  found.check_digit = judge_personnummer(found.value) == PersonnummerState::complete;
  return found;
}

}  // namespace

std::optional<Interpretation> interpret_personnummer(std::string_view text,
                                                     const KindContext& context) {
  const Date reference = reference_day(context);
  return interpret_number(text,
                          [&](const std::string& plain) { return from_plain(plain, reference); });
}

}  // namespace rosett

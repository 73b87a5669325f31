#include "core/identifiers.h"

#include <algorithm>
#include <charconv>

namespace rosett {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned number(std::string_view digits) {
  unsigned value{};
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool has_canonical_shape(std::string_view text) {
  if (text.size() != 8 && text.size() != 13) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 8 ? text[i] != '-' : !is_digit(text[i])) return false;
  return true;
}

constexpr unsigned kSamordningDay = 60;

}  // namespace

bool luhn_holds(std::string_view digits) {
  if (digits.size() < 2 || !std::ranges::all_of(digits, is_digit)) return false;
  unsigned sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const auto value = static_cast<unsigned>(*digit - '0') * (doubled ? 2U : 1U);
    sum += value / 10 + value % 10;
  }
  return sum % 10 == 0;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
  return digits;
}

std::optional<Date> birth_date(std::string_view personnummer) {
  if (!has_canonical_shape(personnummer)) return std::nullopt;
  unsigned day = number(personnummer.substr(6, 2));
  if (day > kSamordningDay) day -= kSamordningDay;
  return make_date(static_cast<int>(number(personnummer.substr(0, 4))),
                   number(personnummer.substr(4, 2)), day);
}

bool is_samordningsnummer(std::string_view canonical) {
  return has_canonical_shape(canonical) && number(canonical.substr(6, 2)) > kSamordningDay;
}

PersonnummerState judge_personnummer(std::string_view canonical) {
  if (!has_canonical_shape(canonical)) return PersonnummerState::malformed;
  if (!birth_date(canonical)) return PersonnummerState::wrong_date;
  if (canonical.size() == 8) return PersonnummerState::birth_only;
  // The check digit is over YYMMDDNNNN, never over the century.
  const bool holds = luhn_holds(digits_of(canonical.substr(2)));
  return holds ? PersonnummerState::complete : PersonnummerState::wrong_check;
}

}  // namespace rosett

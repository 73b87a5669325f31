#include "parsers/text_value_forms.h"

#include <algorithm>

#include <re2/re2.h>

#include "core/text.h"

namespace rosett {
namespace {

constexpr int kCentury = 2000;  // of a year with two digits: no payment is older

struct DateParts {
  int year{}, month{}, day{};
  int year_digits{}, month_digits{}, day_digits{};
};

// Runs through form and text side by side; the text may be empty, for the form alone.
std::optional<DateParts> date_parts(std::string_view form, std::string_view text) {
  DateParts parts;
  const std::u32string letters = to_codepoints(form);
  const std::u32string digits =
      text.empty() ? std::u32string(letters.size(), U'0') : to_codepoints(text);
  if (digits.size() != letters.size()) return std::nullopt;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto take = [&](int& number, int& count) {
      if (digits[i] < U'0' || digits[i] > U'9') return false;
      number = number * 10 + static_cast<int>(digits[i] - U'0');
      ++count;
      return true;
    };
    bool fits = false;
    switch (letters[i]) {
      case U'Å':
        fits = take(parts.year, parts.year_digits);
        break;
      case U'M':
        fits = take(parts.month, parts.month_digits);
        break;
      case U'D':
        fits = take(parts.day, parts.day_digits);
        break;
      default:
        fits = text.empty() || digits[i] == letters[i];
    }
    if (!fits) return std::nullopt;
  }
  return parts;
}

std::optional<Interpretation> date_in_form(std::string_view form, std::string_view text) {
  auto parts = date_parts(form, text);
  if (!parts) return std::nullopt;
  if (parts->year_digits == 2) parts->year += kCentury;
  const auto date = make_date(parts->year, static_cast<unsigned>(parts->month),
                              static_cast<unsigned>(parts->day));
  if (!date) return std::nullopt;
  return Interpretation{.value = to_iso(*date), .exact = true};
}

// "1332000", "-1332000", "1332000-": the last two digits are öre.
std::optional<Interpretation> amount_in_ore(std::string_view text) {
  static const RE2 form(R"(([-+]?)0*(\d{1,15})([-+]?))");
  std::string before;
  std::string digits;
  std::string after;
  if (!RE2::FullMatch(text, form, &before, &digits, &after)) return std::nullopt;
  if (!before.empty() && !after.empty()) return std::nullopt;
  constexpr std::size_t kOreDigits = 2;
  digits.insert(0, std::max<std::size_t>(kOreDigits + 1, digits.size()) - digits.size(), '0');
  digits.insert(digits.size() - kOreDigits, ".");
  const auto amount = Amount::parse(digits);
  if (!amount) return std::nullopt;
  const bool negative = before == "-" || after == "-";
  return Interpretation{.value = (negative ? -*amount : *amount).to_string(), .exact = true};
}

std::string_view without_plus(std::string_view text) {
  return text.starts_with('+') ? text.substr(1) : text;
}

std::optional<Interpretation> interpret_freely(Kind kind, std::string_view text,
                                               const KindContext& context) {
  if (kind == Kind::text || kind == Kind::name || kind == Kind::kommun)
    return Interpretation{.value = single_line(text), .exact = true};
  return interpret(kind, kind == Kind::amount ? without_plus(text) : text, context);
}

}  // namespace

bool is_date_form(std::string_view form) {
  const auto parts = date_parts(form, {});
  return parts && (parts->year_digits == 4 || parts->year_digits == 2) &&
         parts->month_digits == 2 && parts->day_digits == 2;
}

std::optional<Interpretation> interpret_stated(const TextValue& value, std::string_view text,
                                               const KindContext& context) {
  if (value.pattern && !RE2::FullMatch(text, *value.pattern)) return std::nullopt;
  auto found = !value.form.date.empty() ? date_in_form(value.form.date, text)
               : value.form.in_ore      ? amount_in_ore(text)
                                        : interpret_freely(value.kind, text, context);
  if (!found || !found->exact || found->value.empty()) return std::nullopt;
  return found;
}

}  // namespace rosett

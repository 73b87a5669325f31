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

constexpr std::size_t kOreDigits = 2;

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

std::optional<Interpretation> date_in_form(const ValueForm& form, std::string_view text) {
  auto parts = date_parts(form.date, text);
  if (!parts) return std::nullopt;
  if (parts->year_digits == 2) parts->year += kCentury;
  if (parts->day_digits == 0) parts->day = 1;
  const auto date = make_date(parts->year, static_cast<unsigned>(parts->month),
                              static_cast<unsigned>(parts->day));
  if (!date) return std::nullopt;
  const Date last = date->year() / date->month() / std::chrono::last;
  return Interpretation{.value = to_iso(form.last_of_month ? last : *date), .exact = true};
}

// "1332000", "-1332000", "1332000-": the last two digits are öre.
std::optional<Interpretation> amount_in_ore(std::string_view text) {
  static const RE2 form(R"(([-+]?)0*(\d{1,15})([-+]?))");
  std::string before;
  std::string digits;
  std::string after;
  if (!RE2::FullMatch(text, form, &before, &digits, &after)) return std::nullopt;
  if (!before.empty() && !after.empty()) return std::nullopt;
  digits.insert(0, std::max<std::size_t>(kOreDigits + 1, digits.size()) - digits.size(), '0');
  digits.insert(digits.size() - kOreDigits, ".");
  const auto amount = Amount::parse(digits);
  if (!amount) return std::nullopt;
  const bool negative = before == "-" || after == "-";
  return Interpretation{.value = (negative ? -*amount : *amount).to_string(), .exact = true};
}

// "13,320.50", "13320.50-": a decimal dot, and commas between thousands if anything.
std::optional<Interpretation> foreign_amount(std::string_view text) {
  static const RE2 form(R"(([-+]?)(\d{1,13}|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?([-+]?))");
  std::string before, kronor, ore, after;
  if (!RE2::FullMatch(text, form, &before, &kronor, &ore, &after)) return std::nullopt;
  if (!before.empty() && !after.empty()) return std::nullopt;
  std::erase(kronor, ',');
  kronor.erase(0, std::min(kronor.find_first_not_of('0'), kronor.size() - 1));
  const auto amount = Amount::parse(kronor + "." + (ore.empty() ? "00" : ore));
  if (!amount) return std::nullopt;
  const bool negative = before == "-" || after == "-";
  return Interpretation{.value = (negative ? -*amount : *amount).to_string(), .exact = true};
}

// Number 3 of 9 leaves 6.
std::optional<Interpretation> counted_down(int all, std::string_view text,
                                           const KindContext& context) {
  const auto count = interpret(Kind::count, text, context);
  int number{};
  if (!count || !count->exact || !RE2::FullMatch(count->value, R"((\d+))", &number) || number < 1 ||
      number > all)
    return std::nullopt;
  return Interpretation{.value = std::to_string(all - number), .exact = true};
}

std::optional<Interpretation> negated(std::optional<Interpretation> found) {
  const auto amount = found ? Amount::parse(found->value) : std::nullopt;
  if (amount) found->value = std::min(*amount, -*amount).to_string();
  return found;
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
         parts->month_digits == 2 && (parts->day_digits == 2 || parts->day_digits == 0);
}

bool has_day(std::string_view form) {
  const auto parts = date_parts(form, {});
  return parts && parts->day_digits > 0;
}

std::optional<Interpretation> interpret_stated(const TextValue& value, std::string_view text,
                                               const KindContext& context) {
  const ValueForm& form = value.form;
  auto found = !form.date.empty()          ? date_in_form(form, text)
               : form.in_ore               ? amount_in_ore(text)
               : form.foreign              ? foreign_amount(text)
               : form.counts_down_from > 0 ? counted_down(form.counts_down_from, text, context)
                                           : interpret_freely(value.kind, text, context);
  if (form.negated) found = negated(std::move(found));
  if (!found || !found->exact || found->value.empty()) return std::nullopt;
  return found;
}

}  // namespace rosett

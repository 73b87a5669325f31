#include "bench/synth/notation.h"

#include <array>
#include <numeric>

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace rosett::synth {
namespace {

constexpr std::array kMonths{"januari", "februari", "mars",      "april",   "maj",      "juni",
                             "juli",    "augusti",  "september", "oktober", "november", "december"};

// Masks of a number whose last four are not told; which one follows from the number.
std::string incomplete(const Notation& notation, const std::string& birth) {
  constexpr std::array kMasks{"", "-XXXX", "-TFxx", "-"};
  const std::string shown = notation.number == NumberForm::short_form ? birth.substr(2) : birth;
  const int sum = std::accumulate(birth.begin(), birth.end(), 0);
  return shown + kMasks[static_cast<std::size_t>(sum) % kMasks.size()];
}

std::string grouped(const std::string& digits, const std::string& separator) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string signed_form(MinusForm form, const std::string& amount) {
  switch (form) {
    case MinusForm::hyphen:
      return "-" + amount;
    case MinusForm::minus:
      return "\u2212" + amount;
    case MinusForm::trailing:
      return amount + "-";
    case MinusForm::parentheses:
      return "(" + amount + ")";
  }
  return amount;
}

}  // namespace

std::string upper_case(const std::string& text) {
  std::string out;
  icu::UnicodeString::fromUTF8(text).toUpper(icu::Locale("sv")).toUTF8String(out);
  return out;
}

Notation random_notation(Random& random) {
  Notation n;
  n.number = static_cast<NumberForm>(random.weighted({5, 1.5, 3}));
  n.date = static_cast<DateForm>(random.weighted({6, 2, 2, 1}));
  n.header_date = static_cast<DateForm>(random.weighted({6, 1, 0, 0.5, 2, 1, 0.5}));
  n.period_between = random.pick<std::string>(
      {" – ", "–", " - ", "-", " t.o.m. ", " till ", "--", " – ", "–", " - "});
  const bool dashes_in_dates = n.date == DateForm::iso;
  if (dashes_in_dates && n.period_between == "-") n.period_between = " - ";
  n.name = static_cast<NameForm>(random.weighted({4, 4, 2, 1, 1}));
  n.thousands = random.pick<std::string>({" ", " ", " ", "\u00a0", "\u2009", "", "."});
  n.decimals = random.pick<std::string>({",00", ",00", ",00", "", "", ":-"});
  if (n.thousands == ".") n.decimals = ",00";
  n.minus = static_cast<MinusForm>(random.weighted({5, 2, 2, 1}));
  if (n.decimals == ":-") n.minus = MinusForm::hyphen;
  n.unit = random.chance(0.07) ? " kr" : "";
  if (n.decimals == ":-" || n.minus == MinusForm::parentheses) n.unit.clear();
  return n;
}

std::string print_personnummer(const Notation& notation, const std::string& canonical) {
  if (canonical.size() == 8) return incomplete(notation, canonical);
  switch (notation.number) {
    case NumberForm::full:
      return canonical;
    case NumberForm::full_compact:
      return canonical.substr(0, 8) + canonical.substr(9);
    case NumberForm::short_form:
      return canonical.substr(2);
  }
  return canonical;
}

std::string print_date(DateForm form, const std::string& iso) {
  const std::string year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  const int number = std::stoi(day);
  const std::string name = kMonths[static_cast<std::size_t>(std::stoi(month)) - 1];
  switch (form) {
    case DateForm::iso:
      return iso;
    case DateForm::compact:
      return year + month + day;
    case DateForm::short_compact:
      return year.substr(2) + month + day;
    case DateForm::spaced:
      return fmt::format("{} {} {}", year, month, day);
    case DateForm::words:
      return fmt::format("{} {} {}", number, name, year);
    case DateForm::short_words:
      return fmt::format("{} {} {}", number, name.substr(0, 3), year);
    case DateForm::slashes:
      return fmt::format("{}/{} {}", number, std::stoi(month), year);
  }
  return iso;
}

std::string print_amount(const Notation& notation, const std::string& canonical) {
  const bool negative = canonical.starts_with('-');
  const std::string plain = canonical.substr(negative ? 1 : 0);
  const std::string kronor = plain.substr(0, plain.size() - 3),
                    ore = plain.substr(plain.size() - 2);
  std::string amount = grouped(kronor, notation.thousands);
  if (notation.decimals == ",00")
    amount += "," + ore;
  else if (ore != "00")
    amount += (notation.decimals == ":-" ? ":" : ",") + ore;
  else
    amount += notation.decimals;
  return (negative ? signed_form(notation.minus, amount) : amount) + notation.unit;
}

std::string print_name(const Notation& notation, const std::string& first,
                       const std::string& last) {
  switch (notation.name) {
    case NameForm::first_last:
      return first + " " + last;
    case NameForm::last_comma_first:
      return last + ", " + first;
    case NameForm::last_first:
      return last + " " + first;
    case NameForm::upper_last_first:
      return upper_case(last) + " " + first;
    case NameForm::all_upper:
      return upper_case(last + " " + first);
  }
  return first;
}

}  // namespace rosett::synth

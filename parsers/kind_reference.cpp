#include "parsers/kind_reference.h"

#include <algorithm>
#include <charconv>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/kind_personnummer.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

// Years in which the agency can have opened a matter.
constexpr int kFirstMatterYear = 1990;
constexpr int kLastMatterYear = 2099;

Interpretation checked(std::string value) {
  const bool holds = luhn_holds(digits_of(value));
  return {.value = std::move(value), .exact = true, .check_digit = holds};
}

std::optional<Interpretation> dossier_from(const std::string& plain) {
  static const RE2 form(R"((\d{2})(?:[-. ]| - )?(\d{6})(?: ?/ ?\d{1,2})?)");
  std::string first;
  std::string rest;
  if (!RE2::FullMatch(plain, form, &first, &rest)) return std::nullopt;
  return Interpretation{.value = first + "-" + rest, .exact = true};
}

std::optional<Interpretation> diarie_from(const std::string& plain) {
  static const RE2 form(R"((\d{1,2}(?:[.,]\d{1,2}){0,3}) ?- ?(\d{4}) ?- ?(\d{1,7}))");
  std::string groups;
  std::string year;
  std::string running;
  if (!RE2::FullMatch(plain, form, &groups, &year, &running)) return std::nullopt;
  std::ranges::replace(groups, ',', '.');
  int opened{};
  std::from_chars(year.data(), year.data() + year.size(), opened);
  const auto dots = static_cast<std::size_t>(std::ranges::count(groups, '.'));
  const bool single_digits = groups.size() == 2 * dots + 1;
  return Interpretation{
      .value = groups + "-" + year + "-" + running,
      .exact = single_digits && opened >= kFirstMatterYear && opened <= kLastMatterYear};
}

std::optional<Interpretation> organisation_from(const std::string& plain) {
  static const RE2 form(R"((?:16)??(\d{6})[- ]?(\d{4}))");
  static const RE2 vat(R"((?i)SE ?(\d{6})[- ]?(\d{4}) ?\d{2})");
  std::string first;
  std::string last;
  if (!RE2::FullMatch(plain, form, &first, &last) && !RE2::FullMatch(plain, vat, &first, &last))
    return std::nullopt;
  return checked(first + "-" + last);
}

std::optional<Interpretation> bankgiro_from(const std::string& plain) {
  static const RE2 form(R"((\d{3,4})[- ]?(\d{4}))");
  std::string first;
  std::string last;
  if (!RE2::FullMatch(plain, form, &first, &last)) return std::nullopt;
  return checked(first + "-" + last);
}

std::optional<Interpretation> plusgiro_from(const std::string& plain) {
  static const RE2 form(R"((\d[\d ]{0,9}?) ?-? ?(\d))");
  std::string first;
  std::string last;
  if (!RE2::FullMatch(plain, form, &first, &last)) return std::nullopt;
  constexpr std::size_t kMostBeforeHyphen = 7;
  const std::string digits = digits_of(first);
  if (digits.size() > kMostBeforeHyphen) return std::nullopt;
  return checked(digits + "-" + last);
}

std::optional<Interpretation> ocr_from(const std::string& plain) {
  static const RE2 form(R"(#? ?(\d[\d ]{0,40}\d) ?#?)");
  std::string printed;
  if (!RE2::FullMatch(plain, form, &printed)) return std::nullopt;
  constexpr std::size_t kMostDigits = 25;
  std::string digits = digits_of(printed);
  if (digits.size() > kMostDigits) return std::nullopt;
  return checked(std::move(digits));
}

}  // namespace

std::optional<Interpretation> interpret_dossiernummer(std::string_view text) {
  return interpret_number(text, dossier_from);
}

std::optional<Interpretation> interpret_individnummer(std::string_view text,
                                                      const KindContext& context) {
  if (auto dossier = interpret_dossiernummer(text)) return dossier;
  return interpret_personnummer(text, context);
}

std::optional<Interpretation> interpret_diarienummer(std::string_view text) {
  return interpret_number(text, diarie_from);
}

std::optional<Interpretation> interpret_organisationsnummer(std::string_view text) {
  return interpret_number(text, organisation_from);
}

std::optional<Interpretation> interpret_bankgiro(std::string_view text) {
  return interpret_number(text, bankgiro_from);
}

std::optional<Interpretation> interpret_plusgiro(std::string_view text) {
  return interpret_number(text, plusgiro_from);
}

std::optional<Interpretation> interpret_nummer(std::string_view text) {
  constexpr std::size_t kMostBytes = 40;
  static const RE2 form(R"((?:\pL+[-/. ]?)?\d[\pL\d]*(?:[-/.][\pL\d]+| \d+)*)");
  static const RE2 digit(R"(\d)");
  const std::string printed = tightened(plain_number(text));
  if (printed.size() > kMostBytes || !RE2::PartialMatch(printed, digit) ||
      !RE2::FullMatch(printed, form))
    return std::nullopt;
  return Interpretation{.value = printed, .exact = true};
}

std::optional<Interpretation> interpret_ocr_nummer(std::string_view text) {
  return interpret_number(text, ocr_from);
}

}  // namespace rosett

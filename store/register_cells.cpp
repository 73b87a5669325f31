#include "store/register_cells.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

#include "core/amount.h"
#include "core/application.h"
#include "core/date.h"
#include "core/identifiers.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool only(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}

// "12-345678" or "12345678" -> "12-345678": all digits, with the hyphen after `before` of them.
std::optional<std::string> hyphenated(std::string_view cell, std::size_t before,
                                      std::size_t after) {
  std::string digits(cell);
  if (digits.size() == before + 1 + after && digits[before] == '-') digits.erase(before, 1);
  if (digits.size() != before + after || !only(digits, kDigits)) return std::nullopt;
  return digits.insert(before, "-");
}

std::optional<std::string> personnummer(std::string_view cell) {
  auto number = hyphenated(cell, 8, 4);
  if (!number) return std::nullopt;
  const PersonnummerState state = judge_personnummer(*number);
  if (state == PersonnummerState::malformed || state == PersonnummerState::wrong_date)
    return std::nullopt;
  return number;
}

// Written with spaces between pairs of digits or without, the hyphen `after` digits from the end.
std::optional<std::string> giro(std::string_view cell, std::size_t least, std::size_t most,
                                std::size_t after) {
  if (!only(cell, "0123456789- ")) return std::nullopt;
  std::string digits = digits_of(cell);
  const auto hyphen = cell.find('-');
  const bool elsewhere =
      hyphen != std::string_view::npos && digits_of(cell.substr(hyphen)).size() != after;
  if (digits.size() < least || digits.size() > most || elsewhere) return std::nullopt;
  return digits.insert(digits.size() - after, "-");
}

std::optional<std::string> date(std::string_view cell) {
  if (!parse_iso_date(cell)) return std::nullopt;
  return std::string(cell);
}

// "2450", "2450,5", "2450.00".
std::optional<std::string> amount(std::string_view cell) {
  const std::size_t mark = std::min(cell.find_first_of(",."), cell.size());
  const std::string_view kronor = cell.substr(0, mark);
  const std::string_view ore = mark < cell.size() ? cell.substr(mark + 1) : "00";
  if (kronor.empty() || !only(kronor, kDigits) || ore.empty() || ore.size() > 2 ||
      !only(ore, kDigits))
    return std::nullopt;
  const std::string decimals = ore.size() == 1 ? std::string(ore) + "0" : std::string(ore);
  const auto value = Amount::parse(std::string(kronor) + "." + decimals);
  if (!value) return std::nullopt;
  return value->to_string();
}

// As in the list, whatever the cell's case and accents.
std::optional<std::string> one_of(std::string_view cell,
                                  std::initializer_list<std::string_view> words) {
  const std::string plain = folded(cell);
  const auto* found =
      std::ranges::find_if(words, [&](std::string_view word) { return folded(word) == plain; });
  if (found == words.end()) return std::nullopt;
  return std::string(*found);
}

}  // namespace

std::optional<std::string> canonical_cell(CellForm form, std::string_view cell) {
  switch (form) {
    case CellForm::text:
      return std::string(cell);
    case CellForm::personnummer:
      return personnummer(cell);
    case CellForm::dossiernummer:
      return hyphenated(cell, 2, 6);
    case CellForm::organisationsnummer:
      return hyphenated(cell, 6, 4);
    case CellForm::bankgiro:
      return giro(cell, 7, 8, 4);
    case CellForm::plusgiro:
      return giro(cell, 2, 8, 1);
    case CellForm::date:
      return date(cell);
    case CellForm::amount:
      return amount(cell);
    case CellForm::placement_sort:
      return one_of(cell, {"extern", "intern", "ovrig"});
    case CellForm::application_sort:
      return one_of(cell, {kReclaiming, kAppeal});
    case CellForm::outcome:
      return one_of(cell, {"avslag", "avvisad", "avskriven"});
    case CellForm::yes_no:
      return one_of(cell, {"ja", "nej"});
  }
  return std::nullopt;
}

std::string_view described(CellForm form) {
  switch (form) {
    case CellForm::text:
      return "text";
    case CellForm::personnummer:
      return "ett personnummer med tolv siffror (ÅÅÅÅMMDD-NNNN) och ett datum som finns";
    case CellForm::dossiernummer:
      return "ett dossiernummer med åtta siffror (NN-NNNNNN)";
    case CellForm::organisationsnummer:
      return "ett organisationsnummer med tio siffror (NNNNNN-NNNN)";
    case CellForm::bankgiro:
      return "ett bankgironummer med sju eller åtta siffror (NNN-NNNN)";
    case CellForm::plusgiro:
      return "ett plusgironummer med två till åtta siffror (NNNNNN-N)";
    case CellForm::date:
      return "ett datum som finns (ÅÅÅÅ-MM-DD)";
    case CellForm::amount:
      return "ett belopp i kronor (2450,00)";
    case CellForm::placement_sort:
      return "extern, intern eller ovrig";
    case CellForm::application_sort:
      return "återsökning eller överklagan";
    case CellForm::outcome:
      return "avslag, avvisad eller avskriven";
    case CellForm::yes_no:
      return "ja eller nej";
  }
  return {};
}

}  // namespace rosett

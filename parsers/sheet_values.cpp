#include "parsers/sheet_values.h"

#include <charconv>
#include <optional>

#include <re2/re2.h>

#include "core/text.h"
#include "parsers/stated_value.h"

namespace rosett {
namespace {

std::optional<double> number_in(std::string_view text) {
  double number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The number of a day in a cell that is not shown as one; eight figures are read as figures.
std::optional<Interpretation> day_number(const Cell& cell, Epoch epoch) {
  constexpr double kFirst = 7'306;  // 1920-01-01, and
  constexpr double kLast = 73'415;  // 2100-12-31, counted from 1900
  const auto serial = number_in(cell.text);
  if (cell.type != CellType::number || !serial || *serial < kFirst || *serial > kLast)
    return std::nullopt;
  const auto day = date_of_serial(*serial, epoch);
  if (!day) return std::nullopt;
  return Interpretation{.value = to_iso(*day), .exact = true};
}

// Kronor and öre; a third decimal is not what anybody was paid: rounded, and doubted.
std::optional<Interpretation> amount_number(std::string_view text) {
  static const RE2 form(R"((-?)(\d{1,13})(?:\.(\d+))?)");
  std::string sign;
  std::string kronor;
  std::string ore;
  if (!RE2::FullMatch(text, form, &sign, &kronor, &ore)) return std::nullopt;
  constexpr std::size_t kOreDigits = 2;
  const bool rounds_up = ore.size() > kOreDigits && ore[kOreDigits] >= '5';
  const bool exact = ore.size() <= kOreDigits;
  ore.resize(kOreDigits, '0');
  auto amount = Amount::parse(kronor + "." + ore);
  if (!amount) return std::nullopt;
  if (rounds_up) *amount += Amount::from_ore(1);
  return Interpretation{.value = (sign.empty() ? *amount : -*amount).to_string(), .exact = exact};
}

// An error that was pasted as a text, in English and in Swedish.
bool is_error_text(std::string_view text) {
  static const RE2 form(
      R"((?i)\s*(?:#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL|SPILL|CALC|REFERENS|SAKNAS|NAMN|VÄRDEFEL)"
      R"(|DIVISION/0|OGILTIGT|SKÄRNING)[!?]?|Err:\d{3})\s*)");
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), form);
}

std::optional<Interpretation> interpret_cell(const Cell& cell, Kind kind, Epoch epoch,
                                             const KindContext& context) {
  if (cell.type == CellType::error || is_error_text(cell.text)) return std::nullopt;
  if (kind == Kind::text || kind == Kind::name || kind == Kind::kommun) {
    std::string value = single_line(cell.text);
    if (value.empty()) return std::nullopt;
    return Interpretation{.value = std::move(value), .exact = true};
  }
  if (kind == Kind::amount && cell.type == CellType::number) return amount_number(cell.text);
  if (kind == Kind::date)
    if (auto day = day_number(cell, epoch)) return day;
  return interpret(kind, cell.text, context);
}

}  // namespace

Box box_of(const Cell& cell) { return {cell.column - 1, cell.row - 1, cell.column, cell.row}; }

Reading sheet_value(const Cell& cell, Kind kind, int page, Epoch epoch,
                    const KindContext& context) {
  auto found = interpret_cell(cell, kind, epoch, context);
  if (found && cell.shown_as_another && (kind == Kind::amount || kind == Kind::count))
    found->exact = false;
  return stated_value(kind, cell.text, found, page, box_of(cell));
}

}  // namespace rosett

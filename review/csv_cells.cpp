#include "review/csv_cells.h"

#include <algorithm>
#include <array>

#include "core/amount.h"
#include "core/csv.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 8> kFormulaStarts{"=",  "+",  "-",  "@",
                                                         "＝", "＋", "－", "＠"};

}  // namespace

std::string harmless_cell(std::string_view text) {
  std::string line = single_line(text);
  const bool formula = std::ranges::any_of(
      kFormulaStarts, [&](std::string_view start) { return line.starts_with(start); });
  return formula ? "'" + line : line;
}

std::string value_cell(Kind kind, const std::optional<std::string>& value) {
  if (!value) return {};
  const auto amount = kind == Kind::amount ? Amount::parse(*value) : std::nullopt;
  if (!amount) return harmless_cell(*value);
  std::string text = amount->to_string();
  text[text.find('.')] = ',';
  return text;
}

std::string csv_line_of(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += ';';
    line += csv_cell(cells[i]);
  }
  return line;
}

}  // namespace rosett

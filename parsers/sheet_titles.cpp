#include "parsers/label_key.h"
#include "parsers/sheet_table.h"
#include "parsers/sheet_values.h"

namespace rosett {
namespace {

bool is_label(std::string_view text, const FieldRule& rule) {
  const std::string key = label_key(text);
  return !key.empty() && std::ranges::any_of(rule.labels, [&](const std::string& label) {
    return label_key(label) == key;
  });
}

// The value of a label: the next cell of the row, or what stands behind the colon.
std::optional<Cell> labelled(const SheetRow& row, std::size_t at, const FieldRule& rule) {
  const Cell& cell = *row.cells[at];
  if (cell.type != CellType::text) return std::nullopt;
  if (is_label(cell.text, rule))
    return at + 1 < row.cells.size() ? std::optional(*row.cells[at + 1]) : std::nullopt;
  const std::size_t colon = cell.text.find(':');
  if (colon == std::string::npos || !is_label(cell.text.substr(0, colon), rule))
    return std::nullopt;
  Cell value = cell;
  value.text = cell.text.substr(colon + 1);
  return value;
}

}  // namespace

void read_sheet_titles(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                       const SheetPlace& place, const Template& rules, const KindContext& context,
                       Document& document) {
  for (std::size_t row = 0; row < heading.row; ++row)
    for (std::size_t at = 0; at < rows[row].cells.size(); ++at)
      for (const FieldRule& rule : rules.fields) {
        if (find_field(document.fields, rule.outputs.front()) != nullptr) continue;
        const auto cell = labelled(rows[row], at, rule);
        if (!cell) continue;
        Reading reading = sheet_value(*cell, rule.kind, place.page, place.epoch, context);
        if (!reading.text.empty() || cell->type == CellType::error)
          document.fields.push_back({rule.outputs.front(), std::move(reading)});
      }
}

}  // namespace rosett

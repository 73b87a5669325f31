#include "parsers/sheet_columns.h"

#include <algorithm>

#include "core/text.h"
#include "parsers/label_key.h"

namespace rosett {
namespace {

std::vector<FoundColumn> columns_in(const SheetRow& row, const Headings& headings) {
  struct Best {
    std::size_t rank;
    int column;
    int rival;
  };
  std::map<int, Best> best;  // by rule
  for (const Cell* cell : row.cells) {
    if (cell->type != CellType::text) continue;
    const auto match = headings.find(label_key(cell->text));
    if (match == headings.end()) continue;
    const Best found{match->second.rank, cell->column, 0};
    const auto [known, fresh] = best.emplace(match->second.rule, found);
    if (fresh) continue;
    if (found.rank < known->second.rank)
      known->second = found;
    else if (found.rank == known->second.rank && known->second.rival == 0)
      known->second.rival = found.column;
  }
  std::vector<FoundColumn> columns;
  columns.reserve(best.size());
  for (const auto& [rule, found] : best) columns.push_back({rule, found.column, found.rival});
  return columns;
}

constexpr std::size_t kFewest = 2;  // one word alone is a label

FoundHeading heading_of(std::size_t row, std::vector<FoundColumn> columns, const Template& rules) {
  FoundHeading heading{row, std::move(columns), {}};
  for (std::size_t rule = 0; rule < rules.columns.size(); ++rule) {
    const bool found = std::ranges::find(heading.columns, static_cast<int>(rule),
                                         &FoundColumn::rule) != heading.columns.end();
    if (rules.columns[rule].required && !found) heading.missing.push_back(rules.columns[rule].name);
  }
  return heading;
}

}  // namespace

Headings headings_of(const Template& rules) {
  Headings headings;
  for (std::size_t rule = 0; rule < rules.columns.size(); ++rule)
    for (std::size_t rank = 0; rank < rules.columns[rule].headings.size(); ++rank)
      headings.emplace(label_key(rules.columns[rule].headings[rank]),
                       HeadingMatch{static_cast<int>(rule), rank});
  return headings;
}

const Cell* SheetRow::at(int column) const {
  const auto found = std::ranges::lower_bound(cells, column, {}, &Cell::column);
  return found == cells.end() || (*found)->column != column ? nullptr : *found;
}

std::vector<SheetRow> rows_of(const Sheet& sheet) {
  std::vector<SheetRow> rows;
  for (const Cell& cell : sheet.cells) {
    if (rows.empty() || rows.back().number != cell.row) rows.push_back({cell.row, {}});
    rows.back().cells.push_back(&cell);
  }
  return rows;
}

std::optional<FoundHeading> find_heading(const std::vector<SheetRow>& rows, const Template& rules) {
  constexpr std::size_t kMostAbove = 200;  // rows of titles
  const Headings headings = headings_of(rules);
  std::vector<FoundColumn> best;
  std::size_t at = 0;
  for (std::size_t row = 0; row < std::min(rows.size(), kMostAbove); ++row) {
    std::vector<FoundColumn> columns = columns_in(rows[row], headings);
    if (columns.size() < kFewest || columns.size() <= best.size()) continue;
    best = std::move(columns);
    at = row;
  }
  if (best.empty()) return std::nullopt;
  return heading_of(at, std::move(best), rules);
}

std::optional<FoundHeading> heading_at(const std::vector<SheetRow>& rows, std::size_t row,
                                       const Headings& headings, const Template& rules) {
  const bool words = std::ranges::all_of(
      rows[row].cells, [](const Cell* cell) { return cell->type == CellType::text; });
  if (!words || rows[row].cells.size() < kFewest) return std::nullopt;
  std::vector<FoundColumn> columns = columns_in(rows[row], headings);
  if (columns.size() < kFewest) return std::nullopt;
  return heading_of(row, std::move(columns), rules);
}

std::optional<FoundHeading> table_beside(FoundHeading& heading, const Template& rules) {
  constexpr std::size_t kLeast = 3;  // fewer columns may stand twice in one table
  std::vector<FoundColumn> beside;
  for (const FoundColumn& column : heading.columns)
    if (column.rival != 0) beside.push_back({column.rule, column.rival, 0});
  if (beside.size() < kLeast || 2 * beside.size() < heading.columns.size()) return std::nullopt;
  for (FoundColumn& column : heading.columns) column.rival = 0;
  return heading_of(heading.row, std::move(beside), rules);
}

bool says_one_of(std::string_view text, const std::vector<std::string>& words) {
  const std::string plain = folded(text);
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::string start = folded(word);
    if (!plain.starts_with(start)) return false;
    const std::string_view rest = std::string_view(plain).substr(start.size());
    return rest.empty() || rest.front() == ' ' || rest.front() == ',' || rest.front() == ':';
  });
}

}  // namespace rosett

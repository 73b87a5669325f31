#include "parsers/sheet_columns.h"

#include <algorithm>
#include <map>

#include "core/text.h"
#include "parsers/label_key.h"

namespace rosett {
namespace {

struct HeadingMatch {
  int rule{};
  std::size_t rank{};  // of the heading among the rule's
};

// By the key of a heading; the first rule that names it.
using Headings = std::map<std::string, HeadingMatch, std::less<>>;

Headings headings_of(const Template& rules) {
  Headings headings;
  for (std::size_t rule = 0; rule < rules.columns.size(); ++rule)
    for (std::size_t rank = 0; rank < rules.columns[rule].headings.size(); ++rank)
      headings.emplace(label_key(rules.columns[rule].headings[rank]),
                       HeadingMatch{static_cast<int>(rule), rank});
  return headings;
}

std::vector<FoundColumn> columns_in(const SheetRow& row, const Headings& headings) {
  struct Best {
    std::size_t rank;
    int column;
  };
  std::map<int, Best> best;  // by rule
  for (const Cell* cell : row.cells) {
    if (cell->type != CellType::text) continue;
    const auto match = headings.find(label_key(cell->text));
    if (match == headings.end()) continue;
    const Best found{match->second.rank, cell->column};
    const auto [known, fresh] = best.emplace(match->second.rule, found);
    if (!fresh && found.rank < known->second.rank) known->second = found;
  }
  std::vector<FoundColumn> columns;
  for (const auto& [rule, found] : best) columns.push_back({rule, found.column});
  return columns;
}

}  // namespace

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
  constexpr std::size_t kFewest = 2;       // one word alone is a label
  constexpr std::size_t kMostAbove = 200;  // rows of titles
  const Headings headings = headings_of(rules);
  FoundHeading best;
  for (std::size_t row = 0; row < std::min(rows.size(), kMostAbove); ++row) {
    std::vector<FoundColumn> columns = columns_in(rows[row], headings);
    if (columns.size() < kFewest || columns.size() <= best.columns.size()) continue;
    best = {row, std::move(columns), {}};
  }
  if (best.columns.empty()) return std::nullopt;
  for (std::size_t rule = 0; rule < rules.columns.size(); ++rule) {
    const bool found = std::ranges::find(best.columns, static_cast<int>(rule),
                                         &FoundColumn::rule) != best.columns.end();
    if (rules.columns[rule].required && !found) best.missing.push_back(rules.columns[rule].name);
  }
  return best;
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

#include "parsers/headless_table.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <re2/re2.h>

#include "parsers/column_kinds.h"
#include "parsers/group_heading.h"
#include "parsers/printed_amount.h"
#include "parsers/table_columns.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr double kLeastWhite = 0.9;  // em between columns; blanks within values are narrower
constexpr double kNames = 0.7;       // of a column's cells
constexpr double kCrossing = 0.1;    // of the rows: what may stand in the white, a long name

// Lines with a person's number and an amount.
std::vector<std::size_t> rows_of(const PageView& view, KindScores& scores) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < view.lines.size(); ++i)
    if (has_person_number(view, view.lines[i], scores) &&
        !last_amount(view, view.lines[i], scores.context()).empty())
      rows.push_back(i);
  return rows;
}

// How many of the rows have a word at each x, blanks within values counted.
std::vector<std::size_t> filled(const PageView& view, const std::vector<std::size_t>& rows) {
  std::vector<std::size_t> count(static_cast<std::size_t>(view.page->width) + 1);
  for (const std::size_t row : rows)
    for (const int word : view.lines[row].words) {
      const Box& box = view.words[static_cast<std::size_t>(word)].box;
      const auto to = std::min(count.size(), static_cast<std::size_t>(std::max(0, box.right)));
      for (auto x = static_cast<std::size_t>(std::max(0, box.left)); x < to; ++x) ++count[x];
    }
  return count;
}

// Where the rows' words stand, apart from one another.
std::vector<Column> columns_of(const PageView& view, const std::vector<std::size_t>& rows) {
  const std::vector<std::size_t> count = filled(view, rows);
  const auto most = static_cast<std::size_t>(kCrossing * static_cast<double>(rows.size()));
  const int white = static_cast<int>(std::lround(kLeastWhite * view.em));
  const int top = view.lines[rows.front()].box.top;
  std::vector<Column> columns;
  for (int x = 0; x < static_cast<int>(count.size()); ++x) {
    if (count[static_cast<std::size_t>(x)] <= most) continue;
    if (columns.empty() || x - columns.back().right >= white) {
      columns.emplace_back();
      columns.back().left = columns.back().heading.left = x;
    }
    columns.back().right = x + 1;
    columns.back().heading = {columns.back().left, top - view.em, x + 1, top};
  }
  return columns;
}

std::vector<LineCells> cells_in(const PageView& view, const std::vector<std::size_t>& rows,
                                const std::vector<Column>& columns) {
  std::vector<LineCells> cells;
  for (const std::size_t row : rows) {
    LineCells& line = cells.emplace_back(columns.size());
    for (const int word : view.lines[row].words) {
      const int middle = view.words[static_cast<std::size_t>(word)].box.center_x();
      for (std::size_t c = 0; c < columns.size(); ++c)
        if (middle >= columns[c].left && middle < columns[c].right) line[c].push_back(word);
    }
  }
  return cells;
}

bool is_name(const PageView& view, const std::vector<int>& words) {
  static const RE2 name(R"(^[\pL'’. ,-]*\pL{2,}[ ,]+\pL{2,}[\pL'’. ,-]*$)");
  return RE2::FullMatch(joined_text(view, words), name);
}

// The first column of which most cells are two words or more, in letters alone: texts are rarer.
void name_persons(const PageView& view, const std::vector<LineCells>& cells, const Template& rules,
                  std::vector<Column>& columns) {
  const auto rule = std::ranges::find(rules.columns, Kind::name, &ColumnRule::kind);
  if (rule == rules.columns.end()) return;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto names =
        std::ranges::count_if(cells, [&](const LineCells& line) { return is_name(view, line[c]); });
    if (static_cast<double>(names) < kNames * static_cast<double>(cells.size())) continue;
    columns[c].slots = {{static_cast<int>(rule - rules.columns.begin()), 0}};
    return;
  }
}

}  // namespace

std::optional<TableHeader> header_by_white(const PageView& view, const Template& rules,
                                           KindScores& scores) {
  const std::vector<std::size_t> rows = rows_of(view, scores);
  if (rows.size() < kLeastRows) return std::nullopt;
  std::vector<Column> columns = columns_of(view, rows);
  const std::vector<LineCells> cells = cells_in(view, rows, columns);
  name_persons(view, cells, rules, columns);
  settle_column_kinds(view, columns, cells, rules, scores);
  TableHeader header;
  header.first_line = header.last_line = rows.front();
  for (Column& column : columns)
    header.headings.push_back({column.heading, std::move(column.slots)});
  return header;
}

}  // namespace rosett

#include "parsers/table_body.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "parsers/line_roles.h"

namespace rosett {
namespace {

constexpr double kContinuationGap = 1.5;  // of the ordinary distance between lines
constexpr double kTableGap = 8;           // em without a row after which a table has ended
constexpr double kSameHeight = 0.6;       // of the lower line that two pieces of one line share
constexpr int kSureRow = 2;               // strict values from which a line is a row beyond doubt
constexpr double kStepShare = 0.3;        // by which the step to a second line may vary
constexpr double kColumnFits = 0.55;      // mean likeness for a column to be taken by its kind
constexpr double kColumnFails = 0.15;     // mean likeness below which a heading was mistaken

struct Range {
  std::size_t first{}, last{};  // lines, last excluded
};

double mean_likeness(const PageView& view, const std::vector<LineCells>& cells, std::size_t column,
                     Kind kind, KindScores& scores) {
  double sum = 0;
  int filled = 0;
  for (const LineCells& line : cells) {
    if (line[column].empty()) continue;
    sum += scores.of(kind, joined_text(view, line[column]));
    ++filled;
  }
  return filled == 0 ? 0 : sum / filled;
}

// Columns whose heading was not known, or names a kind that its values are not, get the one
// template column that fits their values and that no other column has.
void complete_by_kind(const PageView& view, std::vector<Column>& columns,
                      const std::vector<LineCells>& cells, const Template& rules,
                      KindScores& scores) {
  std::set<std::string> taken;
  for (const Column& column : columns) {
    for (const Slot& slot : column.slots) {
      const ColumnRule& rule = rules.columns[static_cast<std::size_t>(slot.rule)];
      taken.insert(rule.outputs.begin(), rule.outputs.end());
    }
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c].slots.empty()) continue;
    int best = -1;
    bool unique = true;
    for (std::size_t r = 0; r < rules.columns.size(); ++r) {
      const ColumnRule& rule = rules.columns[r];
      const bool free = std::none_of(rule.outputs.begin(), rule.outputs.end(),
                                     [&](const std::string& name) { return taken.contains(name); });
      if (!free || rule.kind == Kind::text || rule.kind == Kind::count) continue;
      if (mean_likeness(view, cells, c, rule.kind, scores) < kColumnFits) continue;
      unique = best < 0;
      best = static_cast<int>(r);
    }
    if (best < 0 || !unique) continue;
    columns[c].slots.push_back({best, 0});
    const ColumnRule& rule = rules.columns[static_cast<std::size_t>(best)];
    taken.insert(rule.outputs.begin(), rule.outputs.end());
  }
}

// A heading that names a kind its values clearly are not was misunderstood.
void drop_mistaken(const PageView& view, std::vector<Column>& columns,
                   const std::vector<LineCells>& cells, const Template& rules, KindScores& scores) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].slots.size() != 1) continue;
    const Kind kind = rules.columns[static_cast<std::size_t>(columns[c].slots.front().rule)].kind;
    const bool strict = kind == Kind::personnummer || kind == Kind::dossiernummer ||
                        kind == Kind::diarienummer || kind == Kind::date || kind == Kind::period;
    const bool filled = std::any_of(cells.begin(), cells.end(),
                                    [c](const LineCells& line) { return !line[c].empty(); });
    if (!strict || !filled) continue;
    if (mean_likeness(view, cells, c, kind, scores) < kColumnFails) columns[c].slots.clear();
  }
}

int usual_distance(const PageView& view, const std::vector<BodyLine>& lines) {
  std::vector<int> distances;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].role != LineRole::row && lines[i].role != LineRole::more) continue;
    distances.push_back(view.lines[lines[i].line].box.top - view.lines[lines[i - 1].line].box.top);
  }
  if (distances.empty()) return 2 * view.em;
  std::sort(distances.begin(), distances.end());
  return distances[distances.size() / 2];
}

// Words alone in a text column continue the row above only close under it; and below the
// document's sum, or far below the last row, only sure rows and group headings are table.
void cut_loose_ends(const PageView& view, std::vector<BodyLine>& lines) {
  const int distance = usual_distance(view, lines);
  const Box* above = nullptr;
  bool ended = false;
  for (BodyLine& line : lines) {
    const Box& box = view.lines[line.line].box;
    ended |= above != nullptr && box.top - above->bottom > kTableGap * view.em;
    const bool close = above == nullptr || box.top - above->top < kContinuationGap * distance;
    const bool loose = line.role == LineRole::more && line.strict == 0 && !close;
    const bool after_end = ended && line.strict < kSureRow && line.role != LineRole::group;
    if (loose || after_end) line.role = LineRole::text;
    if (line.role == LineRole::text) continue;
    ended = line.role == LineRole::total;
    above = &box;
  }
}

bool disjoint(const LineCells& a, const LineCells& b) {
  for (std::size_t c = 0; c < a.size(); ++c) {
    if (!a[c].empty() && !b[c].empty()) return false;
  }
  return true;
}

// Print of one height that came as two lines, since a mark or a tall box lay between.
void join_fragments(const PageView& view, std::vector<BodyLine>& lines) {
  const auto is_row = [](const BodyLine& line) {
    return line.role == LineRole::row || line.role == LineRole::more;
  };
  for (std::size_t i = 1; i < lines.size(); ++i) {
    BodyLine& above = lines[i - 1];
    BodyLine& below = lines[i];
    if (!is_row(above) || !is_row(below) || !disjoint(above.cells, below.cells)) continue;
    const Box& a = view.lines[above.line].box;
    const Box& b = view.lines[below.line].box;
    if (overlap_y(a, b) < kSameHeight * std::min(a.height(), b.height())) continue;
    for (std::size_t c = 0; c < below.cells.size(); ++c) {
      below.cells[c].insert(below.cells[c].end(), above.cells[c].begin(), above.cells[c].end());
      above.cells[c].clear();
    }
    below.strict += above.strict;
    below.role = std::min(above.role, below.role);
    above.role = LineRole::text;
  }
}

// A garbled second line of a two-line row looks like a row of its own; its place tells.
void mend_levels(const PageView& view, const TableColumns& columns, std::vector<BodyLine>& lines,
                 const LineJudge& judge) {
  if (columns.levels < 2) return;
  std::vector<int> steps;  // pixels from a row's first line to its second
  const auto step = [&](std::size_t i) {
    return view.lines[lines[i].line].box.top - view.lines[lines[i - 1].line].box.top;
  };
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool pair = lines[i - 1].role == LineRole::row && lines[i].role == LineRole::more;
    if (pair && lines[i].strict > 0) steps.push_back(step(i));
  }
  if (steps.empty()) return;
  std::sort(steps.begin(), steps.end());
  const int usual = steps[steps.size() / 2];
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool weak = lines[i].role == LineRole::row && lines[i].strict < kSureRow;
    if (!weak || lines[i - 1].role != LineRole::row || lines[i - 1].strict < kSureRow) continue;
    if (std::abs(step(i) - usual) > kStepShare * usual) continue;
    lines[i].role = LineRole::more;
    lines[i].cells = judge.cells_at(lines[i].line, columns, 1);
  }
}

Table read_table(const PageView& view, const TableHeader& header, const Range& range,
                 const Template& rules, KindScores& scores) {
  const LineJudge judge(view, rules, scores);
  std::vector<std::size_t> values;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (judge.values_on(view.lines[i]) >= 2) values.push_back(i);
  }
  Table table;
  table.header = header;
  table.columns = fit_columns(view, header.headings, header.levels, values, rules, scores);
  std::vector<LineCells> cells;
  for (const std::size_t line : values) {
    cells.push_back(cells_of(view, view.lines[line], table.columns, rules, scores));
  }
  drop_mistaken(view, table.columns.columns, cells, rules, scores);
  complete_by_kind(view, table.columns.columns, cells, rules, scores);
  for (std::size_t i = range.first; i < range.last; ++i) {
    table.lines.push_back(judge.judge(i, table.columns));
  }
  join_fragments(view, table.lines);
  mend_levels(view, table.columns, table.lines, judge);
  cut_loose_ends(view, table.lines);
  return table;
}

// The columns of the page before, moved to where this page's values begin.
std::optional<TableHeader> continued(const PageView& view, const Table& before,
                                     const LineJudge& judge) {
  std::optional<std::size_t> first;
  int left = view.page->width;
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    if (judge.values_on(view.lines[i]) < 2) continue;
    if (!first) first = i;
    left = std::min(left, view.lines[i].box.left);
  }
  if (!first) return std::nullopt;
  TableHeader header = before.header;
  const int shift = left - header.headings.front().box.left;
  for (Heading& heading : header.headings) {
    heading.box.left += shift;
    heading.box.right += shift;
  }
  header.first_line = header.last_line = *first;
  return header;
}

// Headings over nothing are no table: a title may look like one.
bool holds_something(const Table& table) {
  return std::any_of(table.lines.begin(), table.lines.end(), [](const BodyLine& line) {
    return line.role == LineRole::total || line.role == LineRole::subtotal ||
           line.role == LineRole::group_sum || (line.role == LineRole::row && line.strict > 0);
  });
}

}  // namespace

std::vector<Table> find_tables(const PageView& view, const Template& rules, KindScores& scores,
                               const Table* before) {
  std::vector<TableHeader> headers = find_headers(view, rules);
  std::vector<Table> tables;
  if (headers.empty() && before != nullptr) {
    const LineJudge judge(view, rules, scores);
    const auto header = continued(view, *before, judge);
    if (!header) return tables;
    tables.push_back(
        read_table(view, *header, {header->first_line, view.lines.size()}, rules, scores));
    tables.back().continued = true;
    return tables;
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::size_t end = i + 1 < headers.size() ? headers[i + 1].first_line : view.lines.size();
    Table table = read_table(view, headers[i], {headers[i].last_line + 1, end}, rules, scores);
    if (holds_something(table)) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace rosett

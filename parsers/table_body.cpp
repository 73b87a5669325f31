#include "parsers/table_body.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <utility>

#include "core/middle.h"
#include "parsers/column_kinds.h"
#include "parsers/group_heading.h"
#include "parsers/headless_table.h"
#include "parsers/inline_values.h"
#include "parsers/line_roles.h"
#include "parsers/person_lines.h"
#include "parsers/row_settlement.h"
#include "parsers/running_numbers.h"
#include "parsers/unheaded_columns.h"

namespace rosett {
namespace {

constexpr double kTableGap = 8;           // em without a row after which a table has ended
constexpr double kHeadingReach = 4;       // em from a group's heading down to its rows
constexpr double kLabelReach = 1.6;       // em from labels down to their values
constexpr double kSameHeight = 0.6;       // of the lower line that two pieces of one line share
constexpr int kLeastValues = 2;           // on a line of a table's body
constexpr double kSamePlace = 2;          // em by which headings of two pages may stand apart
constexpr std::size_t kSameHeadings = 3;  // that tell one table on two pages
constexpr int kSureRow = 2;               // strict values from which a line is a row beyond doubt

struct Range {
  std::size_t first{}, last{};  // lines, last excluded
};

// Below the document's sum, labels side by side, or far below the last row, only sure rows and
// group headings are table; what stands right below labels are their values.
void cut_loose_ends(const PageView& view, std::vector<BodyLine>& lines) {
  const Box* above = nullptr;
  const Box* labels = nullptr;
  bool ended = false;
  bool closed = false;
  for (BodyLine& line : lines) {
    const Box& box = view.lines[line.line].box;
    const bool labelled = labels != nullptr && box.top - labels->bottom < kLabelReach * view.em;
    if (closed || labelled) line.role = LineRole::text;
    closed |= line.closes;
    if (line.has_labels) labels = &box;
    ended |= labels != nullptr;
    ended |= above != nullptr && box.top - above->bottom > kTableGap * view.em;
    if (ended && line.strict < kSureRow && line.role != LineRole::group) line.role = LineRole::text;
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

std::ptrdiff_t filled(const LineCells& cells) {
  return std::ranges::count_if(cells, [](const std::vector<int>& cell) { return !cell.empty(); });
}

// A number alone, as a speck beside an amount may look.
bool is_scrap(const BodyLine& line) { return filled(line.cells) == 1 && line.strict > 0; }

// Leaves nothing in `from`.
void merge(const PageView& view, BodyLine& from, BodyLine& into) {
  const auto left = [&view](int word) {
    return view.words[static_cast<std::size_t>(word)].box.left;
  };
  for (std::size_t c = 0; c < into.cells.size(); ++c) {
    const bool both = !into.cells[c].empty() && !from.cells[c].empty();
    into.cells[c].insert(into.cells[c].end(), from.cells[c].begin(), from.cells[c].end());
    if (both) std::ranges::stable_sort(into.cells[c], {}, left);
    from.cells[c].clear();
  }
  into.strict += from.strict;
  into.role = std::min(from.role, into.role);
  from.role = LineRole::text;
}

// Print of one height that came as two lines, since a mark or a tall box lay between: other cells
// of the row, or a scrap of one.
void join_fragments(const PageView& view, std::vector<BodyLine>& lines) {
  const auto is_row = [](const BodyLine& line) {
    return line.role == LineRole::row || line.role == LineRole::more;
  };
  for (std::size_t i = 1; i < lines.size(); ++i) {
    BodyLine& above = lines[i - 1];
    BodyLine& below = lines[i];
    if (!is_row(above) || !is_row(below)) continue;
    const bool scrap = is_scrap(above) || is_scrap(below);
    if (!scrap && !disjoint(above.cells, below.cells)) continue;
    const Box& a = view.lines[above.line].box;
    const Box& b = view.lines[below.line].box;
    if (overlap_y(a, b) < kSameHeight * std::min(a.height(), b.height())) continue;
    const bool upward = scrap && filled(above.cells) > filled(below.cells);
    merge(view, upward ? below : above, upward ? above : below);
  }
}

std::set<std::size_t> with_neighbours(const std::vector<std::size_t>& lines, const Range& range) {
  std::set<std::size_t> all;
  for (const std::size_t line : lines) {
    all.insert(line);
    if (line > range.first) all.insert(line - 1);
    if (line + 1 < range.last) all.insert(line + 1);
  }
  return all;
}

// Where no heading names a person, persons stand on lines of their own above their rows.
bool names_persons(const TableHeader& header, const Template& rules) {
  return std::ranges::any_of(header.headings, [&](const Heading& heading) {
    return std::ranges::any_of(heading.slots, [&](const Slot& slot) {
      const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
      return kind == Kind::personnummer || kind == Kind::dossiernummer || kind == Kind::name;
    });
  });
}

// Details below a row keep to no column, nor do persons above theirs.
std::vector<std::size_t> value_lines(const PageView& view, const Range& range,
                                     const Template& rules, const LineJudge& judge,
                                     bool persons_above, KindScores& scores) {
  const int least = persons_above ? 1 : kLeastValues;
  std::vector<std::size_t> values;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (judge.values_on(view.lines[i]) < least ||
        (persons_above && has_person_number(view, view.lines[i], scores)))
      continue;
    if (!inline_values(view, view.lines[i].words, rules).whole) values.push_back(i);
  }
  return values;
}

// Where most of the lines begin: a mark in the margin moves some.
int usual_left(const PageView& view, const std::vector<std::size_t>& lines) {
  std::vector<int> lefts;
  lefts.reserve(lines.size());
  for (const std::size_t line : lines) lefts.push_back(view.lines[line].box.left);
  return middle_of(std::move(lefts));
}

Table read_table(const PageView& view, const TableHeader& header, const Range& range,
                 const Template& rules, KindScores& scores) {
  const LineJudge judge(view, rules, scores);
  const bool persons_above = !rules.group_fields.empty() && !names_persons(header, rules);
  const std::vector<std::size_t> values =
      value_lines(view, range, rules, judge, persons_above, scores);
  Table table;
  table.header = header;
  table.left = usual_left(view, values);
  std::vector<Heading> headings = header.headings;
  part_running_numbers(view, values, rules, headings);
  part_unheaded_columns(view, values, rules, scores, headings);
  table.columns = fit_columns(view, std::move(headings), header.levels, values, rules, scores);
  std::vector<LineCells> cells;  // of those lines and such as stand next to them
  for (const std::size_t line : with_neighbours(values, range)) {
    if (persons_above && has_person_number(view, view.lines[line], scores)) continue;
    cells.push_back(cells_of(view, view.lines[line], table.columns, rules, scores));
  }
  settle_column_kinds(view, table.columns.columns, cells, rules, scores);
  for (std::size_t i = range.first; i < range.last; ++i) {
    table.lines.push_back(judge.judge(i, table.columns));
  }
  join_fragments(view, table.lines);
  settle_rows(view, table.columns, rules, scores, table.lines);
  settle_person_lines(view, table.columns, rules, scores, table.lines);
  cut_loose_ends(view, table.lines);
  return table;
}

// The columns of the page before, moved to where this page's values begin.
std::optional<TableHeader> continued(const PageView& view, const Table& before,
                                     const Template& rules, const LineJudge& judge,
                                     KindScores& scores) {
  const std::vector<std::size_t> values =
      value_lines(view, {0, view.lines.size()}, rules, judge, false, scores);
  if (values.empty()) return std::nullopt;
  TableHeader header = before.header;
  const int shift = usual_left(view, values) - before.left;
  for (Heading& heading : header.headings) {
    heading.box.left += shift;
    heading.box.right += shift;
  }
  header.first_line = header.last_line = values.front();
  return header;
}

// A page without headings begins with its first values, or with what heads their group.
void take_headings_above(const PageView& view, std::size_t first, const LineJudge& judge,
                         Table& table) {
  for (std::size_t line = first; line-- > 0;) {
    const Box& above = view.lines[line].box;
    if (view.lines[line + 1].box.top - above.bottom > kHeadingReach * view.em) return;
    BodyLine body = judge.judge(line, table.columns);
    if (body.role != LineRole::group) return;
    table.lines.insert(table.lines.begin(), std::move(body));
  }
}

// How many of the template's columns the headings name.
std::size_t named_in(const TableHeader& header) {
  std::set<int> rules;
  for (const Heading& heading : header.headings)
    for (const Slot& slot : heading.slots) rules.insert(slot.rule);
  return rules.size();
}

const Heading* counterpart(const Heading& now, const TableHeader& other) {
  if (now.slots.empty()) return nullptr;
  const auto found = std::ranges::find_if(other.headings, [&now](const Heading& then) {
    return std::ranges::all_of(now.slots, [&then](const Slot& slot) {
      return std::ranges::find(then.slots, slot.rule, &Slot::rule) != then.slots.end();
    });
  });
  return found == other.headings.end() ? nullptr : &*found;
}

// How far the columns of the same table stand from where the other page has them; none when it is
// another table.
std::optional<int> shift_between(const PageView& view, const TableHeader& other,
                                 const TableHeader& header) {
  std::vector<int> apart;
  std::size_t named = 0;
  for (const Heading& now : header.headings) {
    named += now.slots.empty() ? 0U : 1U;
    if (const Heading* then = counterpart(now, other))
      apart.push_back(now.box.right - then->box.right);
  }
  if (apart.size() < kSameHeadings || 2 * apart.size() < named) return std::nullopt;
  const int usual = middle_of(apart);
  const auto strays = std::ranges::count_if(
      apart, [&](int one) { return std::abs(one - usual) > kSamePlace * view.em; });
  if (3 * strays > std::ssize(apart)) return std::nullopt;
  return usual;
}

// The same table's headings, of which some were not read on this page.
void complete_headings(const PageView& view, const TableHeader& other, TableHeader& header) {
  if (!is_fuller(other, header)) return;
  const auto shift = shift_between(view, other, header);
  if (!shift) return;
  const Box lines = header.headings.front().box;
  header.headings = other.headings;
  header.levels = other.levels;
  for (Heading& heading : header.headings)
    heading.box = {heading.box.left + *shift, lines.top, heading.box.right + *shift, lines.bottom};
}

// Headings over nothing are no table: a title may look like one.
bool holds_something(const Table& table) {
  return std::any_of(table.lines.begin(), table.lines.end(), [](const BodyLine& line) {
    return line.role == LineRole::total || line.role == LineRole::subtotal ||
           line.role == LineRole::group_sum || (line.role == LineRole::row && line.strict > 0);
  });
}

}  // namespace

bool is_fuller(const TableHeader& a, const TableHeader& b) {
  return std::pair(named_in(a), a.score) > std::pair(named_in(b), b.score);
}

std::vector<Table> find_tables(const PageView& view, const Template& rules, KindScores& scores,
                               const Table* before) {
  std::vector<TableHeader> headers = find_headers(view, rules);
  std::vector<Table> tables;
  if (headers.empty() && before != nullptr) {
    const LineJudge judge(view, rules, scores);
    const auto header = continued(view, *before, rules, judge, scores);
    if (!header) return tables;
    tables.push_back(
        read_table(view, *header, {header->first_line, view.lines.size()}, rules, scores));
    tables.back().continued = true;
    take_headings_above(view, header->first_line, judge, tables.back());
    return tables;
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::size_t end = i + 1 < headers.size() ? headers[i + 1].first_line : view.lines.size();
    if (before != nullptr) complete_headings(view, before->header, headers[i]);
    Table table = read_table(view, headers[i], {headers[i].last_line + 1, end}, rules, scores);
    if (holds_something(table)) tables.push_back(std::move(table));
  }
  return tables;
}

std::vector<Table> find_headless_tables(const PageView& view, const Template& rules,
                                        KindScores& scores) {
  const auto header = header_by_white(view, rules, scores);
  if (!header) return {};
  Table table = read_table(view, *header, {header->first_line, view.lines.size()}, rules, scores);
  table.continued = table.headless = true;
  take_headings_above(view, header->first_line, LineJudge(view, rules, scores), table);
  if (!holds_something(table)) return {};
  return {std::move(table)};
}

}  // namespace rosett

#include "parsers/table_doubt.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/middle.h"

namespace rosett {
namespace {

constexpr std::size_t kMostLacking = 1;   // values that a row may lack
constexpr std::size_t kLeastAligned = 5;  // values that tell how a column is set
constexpr double kSameEdge = 0.35;        // em
constexpr double kShifted = 0.6;          // em
constexpr double kAligned = 0.7;          // of a column's values that share their edge
constexpr std::size_t kLeastJudged = 4;   // values that tell whether a column was understood

using TablePlace = std::pair<std::size_t, std::size_t>;  // page, table

std::map<TablePlace, std::vector<Row*>> by_table(const Assembly& assembly, std::vector<Row>& rows) {
  std::map<TablePlace, std::vector<Row*>> tables;
  for (std::size_t i = 0; i < assembly.rows.size(); ++i) {
    const RowPart& first = assembly.rows[i].parts.front();
    tables[{first.page, first.table}].push_back(&rows[i]);
  }
  return tables;
}

// Whether the row has a place for the field, or must have one, and no value in it.
bool lacks(const Row& row, const ColumnRule& rule, const std::string& name) {
  const Reading* reading = find_field(row.fields, name);
  if (reading == nullptr) return rule.required;
  return !reading->value && (rule.required || rule.empty != EmptyCell::left_out);
}

bool is_misfit(const std::vector<Row*>& rows, const Template& rules) {
  return std::ranges::any_of(rules.columns, [&](const ColumnRule& rule) {
    return std::ranges::any_of(rule.outputs, [&](const std::string& name) {
      const auto lacking =
          std::ranges::count_if(rows, [&](const Row* row) { return lacks(*row, rule, name); });
      return 2 * lacking > static_cast<std::ptrdiff_t>(rows.size());
    });
  });
}

// A period counts once.
std::size_t lacking_in(const Row& row, const Template& rules) {
  std::set<std::string> lacking;
  for (const ColumnRule& rule : rules.columns) {
    const bool expected = rule.required || rule.empty == EmptyCell::missing;
    if (!expected || rule.outputs.empty()) continue;
    if (lacks(row, rule, rule.outputs.front())) lacking.insert(rule.outputs.front());
  }
  return lacking.size();
}

enum class Side { left, right };

int edge_of(const Reading& reading, Side side) {
  return side == Side::left ? reading.box.left : reading.box.right;
}

struct Edge {
  Side side{Side::left};
  int usual{};     // pixel
  double share{};  // of the values that begin, or end, there
};

Edge usual_edge(const std::vector<Reading*>& column, Side side, int em) {
  std::vector<int> edges;
  edges.reserve(column.size());
  for (const Reading* reading : column) edges.push_back(edge_of(*reading, side));
  const int usual = middle_of(edges);
  const auto aligned = std::ranges::count_if(
      edges, [&](int edge) { return std::abs(edge - usual) <= kSameEdge * em; });
  return {side, usual, static_cast<double>(aligned) / static_cast<double>(edges.size())};
}

// Of a column's values, those that do not reach the edge that it is set by.
void contest_short(const std::vector<Reading*>& column, int em) {
  if (column.size() < kLeastAligned) return;
  const Edge left = usual_edge(column, Side::left, em);
  const Edge right = usual_edge(column, Side::right, em);
  const Edge& edge = left.share >= right.share ? left : right;
  if (edge.share < kAligned) return;
  for (Reading* reading : column) {
    const int beyond = edge_of(*reading, edge.side) - edge.usual;
    const int missing = edge.side == Side::left ? beyond : -beyond;
    if (missing > kShifted * em) reading->evidence.contested = true;
  }
}

}  // namespace

void contest_misfits(const Assembly& assembly, const Template& rules, std::vector<Row>& rows) {
  for (const auto& [place, of_table] : by_table(assembly, rows)) {
    const bool misfit = is_misfit(of_table, rules);
    for (Row* row : of_table)
      if (misfit || lacking_in(*row, rules) > kMostLacking) contest(row->fields);
  }
}

void contest_odd_periods(std::vector<Row>& rows) {
  for (Row& row : rows) {
    Reading* from = find_field(row.fields, "period_fran");
    Reading* to = find_field(row.fields, "period_till");
    const bool has_from = from != nullptr && from->value;
    const bool has_to = to != nullptr && to->value;
    if (has_from != has_to) (has_from ? from : to)->evidence.contested = true;
    if (!has_from || !has_to) continue;
    // ISO dates sort as text.
    const bool in_order = overlap_y(from->box, to->box) > 0 && from->box.left <= to->box.left;
    if (*from->value <= *to->value || in_order) continue;
    from->evidence.contested = to->evidence.contested = true;
  }
}

void contest_doubtful_columns(const Assembly& assembly, std::vector<Row>& rows) {
  for (const auto& [place, of_table] : by_table(assembly, rows)) {
    std::map<std::string, std::vector<Reading*>> columns;
    for (Row* row : of_table)
      for (Field& field : row->fields)
        if (field.reading.value) columns[field.name].push_back(&field.reading);
    for (const auto& [name, column] : columns) {
      const auto in_doubt = std::ranges::count_if(
          column, [](const Reading* reading) { return reading->evidence.contested; });
      if (column.size() < kLeastJudged || 2 * in_doubt <= std::ssize(column)) continue;
      for (Reading* reading : column) reading->evidence.contested = true;
    }
  }
}

void contest_shifted(const Assembly& assembly, const std::vector<PageTables>& pages,
                     std::vector<Row>& rows) {
  for (const auto& [place, of_table] : by_table(assembly, rows)) {
    std::map<std::string, std::vector<Reading*>> columns;
    for (Row* row : of_table) {
      for (Field& field : row->fields) {
        Reading& reading = field.reading;
        const bool inside = reading.page == row->page && overlap_y(reading.box, row->box) > 0;
        if (reading.value && inside) columns[field.name].push_back(&reading);
      }
    }
    const int em = pages[place.first].view.em;
    for (const auto& [name, column] : columns) contest_short(column, em);
  }
}

}  // namespace rosett

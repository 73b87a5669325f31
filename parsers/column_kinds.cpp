#include "parsers/column_kinds.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

namespace rosett {
namespace {

constexpr double kColumnFits = 0.55;      // mean likeness for a column to be taken by its kind
constexpr std::size_t kLeastLetters = 2;  // in a cell, on the mean, of a column of words
constexpr double kColumnFails = 0.15;     // mean likeness below which a heading was mistaken

double joined_likeness(const PageView& view, std::vector<int> upper, const std::vector<int>& lower,
                       Kind kind, KindScores& scores) {
  if (upper.empty() || lower.empty()) return 0;
  upper.insert(upper.end(), lower.begin(), lower.end());
  return scores.of(kind, joined_text(view, upper));
}

enum class Lines { joined, single };

// How well a column's words fit a kind: each line's by themselves, or, joined, with those of the
// line below, into which a value may go on.
double mean_likeness(const PageView& view, const std::vector<LineCells>& cells, std::size_t column,
                     Kind kind, KindScores& scores, Lines lines = Lines::joined) {
  double sum = 0;
  int filled = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::vector<int> words = cells[i][column];
    if (words.empty()) continue;
    double alone = scores.of(kind, joined_text(view, words));
    const bool single = lines == Lines::single;
    if (single && alone < kReads) alone = 0;  // a part without the rest
    const double before =
        i > 0 && !single ? joined_likeness(view, cells[i - 1][column], words, kind, scores) : 0;
    const double after = i + 1 < cells.size() && !single
                             ? joined_likeness(view, words, cells[i + 1][column], kind, scores)
                             : 0;
    sum += std::max({alone, before, after});
    ++filled;
  }
  return filled == 0 ? 0 : sum / filled;
}

bool is_told_by_form(Kind kind) { return has_own_form(kind) || kind == Kind::kod; }

// Amounts, days and periods may stand in any column: only a required one is looked for, and only
// where no other unnamed column could be it. It is a guess all the same.
bool may_be_guessed(const ColumnRule& rule) {
  return rule.required &&
         (rule.kind == Kind::amount || rule.kind == Kind::date || rule.kind == Kind::period);
}

bool gives(const Column& column, const std::string& output, const Template& rules) {
  return column.slots.size() == 1 &&
         rules.columns[static_cast<std::size_t>(column.slots.front().rule)].outputs ==
             std::vector{output};
}

// Whether the rule is one end of what the next column holds the other end of: of a period.
bool ends_pair(const std::vector<Column>& columns, std::size_t at, const ColumnRule& rule,
               const Template& rules) {
  return std::ranges::any_of(rules.columns, [&](const ColumnRule& joint) {
    if (joint.outputs.size() != 2 || rule.outputs.size() != 1) return false;
    if (rule.outputs.front() == joint.outputs[1])
      return at > 0 && gives(columns[at - 1], joint.outputs[0], rules);
    return rule.outputs.front() == joint.outputs[0] && at + 1 < columns.size() &&
           gives(columns[at + 1], joint.outputs[1], rules);
  });
}

bool fits_alone(const PageView& view, const std::vector<Column>& columns,
                const std::vector<LineCells>& cells, std::size_t at, Kind kind,
                KindScores& scores) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const bool candidate = c == at || columns[c].slots.empty();
    const bool fits = candidate && mean_likeness(view, cells, c, kind, scores) >= kColumnFits;
    if (fits != (c == at)) return false;
  }
  return true;
}

std::set<std::string> given_by(const std::vector<Column>& columns, const Template& rules) {
  std::set<std::string> given;
  for (const Column& column : columns) {
    for (const Slot& slot : column.slots) {
      const ColumnRule& rule = rules.columns[static_cast<std::size_t>(slot.rule)];
      given.insert(rule.outputs.begin(), rule.outputs.end());
    }
  }
  return given;
}

// Columns whose heading was not known, or names a kind that its values are not, get the one
// template column that fits their values and that no other column has.
void complete_by_kind(const PageView& view, std::vector<Column>& columns,
                      const std::vector<LineCells>& cells, const Template& rules,
                      KindScores& scores) {
  std::set<std::string> taken = given_by(columns, rules);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c].slots.empty()) continue;
    int best = -1;
    bool unique = true;
    for (std::size_t r = 0; r < rules.columns.size(); ++r) {
      const ColumnRule& rule = rules.columns[r];
      const bool free = std::none_of(rule.outputs.begin(), rule.outputs.end(),
                                     [&](const std::string& name) { return taken.contains(name); });
      const bool told =
          is_told_by_form(rule.kind) || may_be_guessed(rule) || ends_pair(columns, c, rule, rules);
      if (!free || rule.outputs.empty() || !told) continue;
      if (!fits_alone(view, columns, cells, c, rule.kind, scores)) continue;
      unique = best < 0;
      best = static_cast<int>(r);
    }
    if (best < 0 || !unique) continue;
    columns[c].slots.push_back({best, 0});
    const ColumnRule& rule = rules.columns[static_cast<std::size_t>(best)];
    columns[c].guessed = !is_told_by_form(rule.kind);
    taken.insert(rule.outputs.begin(), rule.outputs.end());
  }
}

// The rule of a period of which no column gives an end, or -1.
int unnamed_pair(const std::vector<Column>& columns, const Template& rules) {
  const std::set<std::string> given = given_by(columns, rules);
  const auto found = std::ranges::find_if(rules.columns, [&given](const ColumnRule& rule) {
    return rule.outputs.size() == 2 && !given.contains(rule.outputs[0]) &&
           !given.contains(rule.outputs[1]);
  });
  return found == rules.columns.end() ? -1 : static_cast<int>(found - rules.columns.begin());
}

// The column rule that gives this field alone, or -1.
int rule_of(const std::string& output, const Template& rules) {
  const auto found = std::ranges::find(rules.columns, std::vector{output}, &ColumnRule::outputs);
  return found == rules.columns.end() ? -1 : static_cast<int>(found - rules.columns.begin());
}

// Two unnamed neighbours that alone hold days are the ends of the period that nothing else gives.
void complete_pair(const PageView& view, std::vector<Column>& columns,
                   const std::vector<LineCells>& cells, const Template& rules, KindScores& scores) {
  const int joint = unnamed_pair(columns, rules);
  if (joint < 0) return;
  std::vector<std::size_t> days;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].slots.empty() &&
        mean_likeness(view, cells, c, Kind::date, scores) >= kColumnFits)
      days.push_back(c);
  }
  if (days.size() != 2 || days[0] + 1 != days[1]) return;
  const auto& outputs = rules.columns[static_cast<std::size_t>(joint)].outputs;
  for (std::size_t end = 0; end < 2; ++end) {
    const int rule = rule_of(outputs[end], rules);
    if (rule < 0) continue;
    columns[days[end]].slots.push_back({rule, 0});
    columns[days[end]].guessed = true;
  }
}

// Letters in the words of a column's cells.
std::size_t letters_in(const PageView& view, const std::vector<LineCells>& cells,
                       std::size_t column) {
  std::size_t letters = 0;
  for (const LineCells& line : cells) {
    const std::string text = joined_text(view, line[column]);
    letters += static_cast<std::size_t>(
        std::ranges::count_if(text, [](unsigned char c) { return std::isalpha(c) != 0; }));
  }
  return letters;
}

// A column of words that nobody knows is the text that the rows must have. Of several the one with
// most words is, and that is a guess.
void complete_by_elimination(const PageView& view, std::vector<Column>& columns,
                             const std::vector<LineCells>& cells, const Template& rules) {
  const std::set<std::string> given = given_by(columns, rules);
  for (std::size_t r = 0; r < rules.columns.size(); ++r) {
    const ColumnRule& rule = rules.columns[r];
    if (!rule.by_elimination || given.contains(rule.outputs.front())) continue;
    std::size_t best = columns.size();
    std::size_t most = 0;
    int candidates = 0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (!columns[c].slots.empty()) continue;
      const std::size_t letters = letters_in(view, cells, c);
      if (letters < kLeastLetters * cells.size()) continue;
      ++candidates;
      if (letters <= most) continue;
      most = letters;
      best = c;
    }
    if (candidates == 0) continue;
    columns[best].slots.push_back({static_cast<int>(r), 0});
    columns[best].guessed = candidates > 1;
  }
}

// "Från" over "till" may head two lines of a row, or one line with both: the values tell.
void join_ends(const PageView& view, std::vector<Column>& columns,
               const std::vector<LineCells>& cells, const Template& rules, KindScores& scores) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const int joint = joint_of(columns[c], rules);
    if (joint < 0) continue;
    const Kind kind = rules.columns[static_cast<std::size_t>(joint)].kind;
    int whole = 0;
    int filled = 0;
    for (const LineCells& line : cells) {
      if (line[c].empty()) continue;
      ++filled;
      whole += scores.of(kind, joined_text(view, line[c])) >= kColumnFits ? 1 : 0;
    }
    if (2 * whole > filled) columns[c].slots = {{joint, 0}};
  }
}

// Whether another column gives one end of what this rule gives both of: days of two rows, one below
// the other, are no period then.
bool has_end_elsewhere(const std::vector<Column>& columns, const ColumnRule& rule,
                       const Template& rules) {
  if (rule.outputs.size() != 2) return false;
  return std::ranges::any_of(columns, [&](const Column& column) {
    return gives(column, rule.outputs[0], rules) || gives(column, rule.outputs[1], rules);
  });
}

// "Person-" over personnummer, the rest of whose heading could not be read.
bool holds_numbers_for_names(const PageView& view, const std::vector<LineCells>& cells,
                             std::size_t column, Kind kind) {
  if (kind != Kind::name) return false;
  const auto filled = static_cast<std::size_t>(std::ranges::count_if(
      cells, [column](const LineCells& line) { return !line[column].empty(); }));
  return filled > 0 && letters_in(view, cells, column) < filled;
}

// A heading that names a kind its values clearly are not was misunderstood.
void drop_mistaken(const PageView& view, std::vector<Column>& columns,
                   const std::vector<LineCells>& cells, const Template& rules, KindScores& scores) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].slots.size() != 1) continue;
    const ColumnRule& rule = rules.columns[static_cast<std::size_t>(columns[c].slots.front().rule)];
    const Kind kind = rule.kind;
    const bool strict = kind == Kind::personnummer || kind == Kind::dossiernummer ||
                        kind == Kind::diarienummer || kind == Kind::date || kind == Kind::period;
    const bool filled = std::any_of(cells.begin(), cells.end(),
                                    [c](const LineCells& line) { return !line[c].empty(); });
    if (holds_numbers_for_names(view, cells, c, kind)) columns[c].slots.clear();
    if (!strict || !filled) continue;
    const Lines lines = has_end_elsewhere(columns, rule, rules) ? Lines::single : Lines::joined;
    if (mean_likeness(view, cells, c, kind, scores, lines) < kColumnFails) columns[c].slots.clear();
  }
}

}  // namespace

void settle_column_kinds(const PageView& view, std::vector<Column>& columns,
                         const std::vector<LineCells>& cells, const Template& rules,
                         KindScores& scores) {
  join_ends(view, columns, cells, rules, scores);
  drop_mistaken(view, columns, cells, rules, scores);
  complete_by_kind(view, columns, cells, rules, scores);
  complete_pair(view, columns, cells, rules, scores);
  complete_by_elimination(view, columns, cells, rules);
}

}  // namespace rosett

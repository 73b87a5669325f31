#include "parsers/person_lines.h"

#include <algorithm>
#include <iterator>

#include "parsers/group_heading.h"
#include "parsers/inline_values.h"

namespace rosett {
namespace {

constexpr double kLineDistance = 1.2;  // em between two lines of one row

bool is_key(Kind kind) { return kind == Kind::personnummer || kind == Kind::dossiernummer; }

// The person's keys on the line that no column of the table gives.
std::vector<SlotValue> keys_on(const PageView& view, const TextLine& line,
                               const TableColumns& columns, const Template& rules) {
  std::vector<SlotValue> keys = inline_values(view, line.words, rules).values;
  std::erase_if(keys, [&](const SlotValue& value) {
    const bool given = std::ranges::any_of(columns.columns, [&](const Column& column) {
      return std::ranges::find(column.slots, value.rule, &Slot::rule) != column.slots.end();
    });
    return given || !is_key(rules.columns[static_cast<std::size_t>(value.rule)].kind);
  });
  return keys;
}

// No more than a line's distance below the line before it, which is a row's.
bool is_right_below(const PageView& view, const std::vector<BodyLine>& lines,
                    std::vector<BodyLine>::iterator line) {
  if (line == lines.begin()) return false;
  const auto before = std::prev(line);
  const bool of_row = before->role == LineRole::row || before->role == LineRole::more;
  const int gap = view.lines[line->line].box.top - view.lines[before->line].box.bottom;
  return of_row && gap < kLineDistance * view.em;
}

}  // namespace

void settle_person_lines(const PageView& view, const TableColumns& columns, const Template& rules,
                         KindScores& scores, std::vector<BodyLine>& lines) {
  const auto first_row = std::ranges::find(lines, LineRole::row, &BodyLine::role);
  const auto behind_rows = std::find_if(lines.rbegin(), lines.rend(), [](const BodyLine& line) {
                             return line.role == LineRole::row || line.role == LineRole::more;
                           }).base();
  bool above = false;
  bool any = false;
  for (auto line = lines.begin(); line != lines.end() && !line->closes; ++line) {
    const TextLine& text = view.lines[line->line];
    const bool beside_rows = line->role == LineRole::text || line->role == LineRole::more;
    if (!beside_rows || !names_person(view, text, scores)) continue;
    // Farther below, a number of that form is the sender's own.
    if (line >= behind_rows && !is_right_below(view, lines, line)) continue;
    std::vector<SlotValue> keys = keys_on(view, text, columns, rules);
    if (keys.empty()) continue;
    if (!any) above = line < first_row;
    any = true;
    if (above) {
      line->role = LineRole::group;
      line->group = std::move(keys);
    } else if (line->role == LineRole::text) {
      line->role = LineRole::more;
      line->labelled = std::move(keys);
    }
    line->cells.resize(columns.columns.size());
  }
}

}  // namespace rosett

#include "parsers/table_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>
#include <re2/re2.h>

#include "parsers/column_borders.h"
#include "parsers/number_blanks.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr std::size_t kSampleLines = 12;  // body lines that try a border; more change nothing
constexpr double kCutLines = 0.85;        // of the lines, where a border cuts values
constexpr double kCutOfText = 0.75;       // the same where not both hold numbers
constexpr double kCut = 1;                // score of a value that a border does not cut
constexpr int kRounds = 2;                // borders are tried one after another, twice
constexpr double kGapWeight = 0.02;       // score of an em of white space, for equal kinds
constexpr double kMargin = 1.2;           // em beyond the outer columns that is still table
constexpr double kOuterShare = 0.2;       // of the lines whose outer words may be stray marks

double line_score(const PageView& view, const std::vector<int>& words, const Column& column,
                  const Template& rules, KindScores& scores) {
  if (words.empty() || column.slots.empty()) return 0;
  const double apart = split_line(view, words, column.slots, rules, scores).score;
  // Both ends of a period under one heading may stand on one line or on two.
  const int joint = joint_of(column, rules);
  if (joint < 0) return apart;
  const Slot whole{joint, 0};
  return std::max(apart, split_line(view, words, {&whole, 1}, rules, scores).score);
}

// Words outside the table's edges that stand apart from the line's other words: ticks, stamps.
std::vector<bool> stray_words(const PageView& view, const TextLine& line, int left, int right) {
  const std::size_t count = line.words.size();
  std::vector<bool> stray(count);
  const auto center = [&](std::size_t i) {
    return view.words[static_cast<std::size_t>(line.words[i])].box.center_x();
  };
  for (std::size_t i = count; i-- > 0;) {
    const bool tied = i + 1 < count && !stray[i + 1] && !stands_apart(view, line, i + 1);
    stray[i] = center(i) < left && !tied;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const bool tied = i > 0 && !stray[i - 1] && !stands_apart(view, line, i);
    if (center(i) >= right && !tied) stray[i] = true;
  }
  return stray;
}

LineCells cells_by_position(const PageView& view, const TextLine& line,
                            const std::vector<Column>& columns) {
  const std::vector<bool> stray =
      stray_words(view, line, columns.front().left, columns.back().right);
  LineCells cells(columns.size());
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    if (stray[i]) continue;
    const int x = view.words[static_cast<std::size_t>(line.words[i])].box.center_x();
    std::size_t c = 0;
    while (c + 1 < columns.size() && x >= columns[c].right) ++c;
    cells[c].push_back(line.words[i]);
  }
  return cells;
}

// "2023 11|01" or "2023|11 01": a day printed with blanks.
bool cuts_day(const PageView& view, const std::vector<int>& left, const std::vector<int>& right) {
  static const RE2 day(R"((?:19|20)\d{2} \d{2} \d{2}\D*)");
  const auto text = [&view](int word) { return view.words[static_cast<std::size_t>(word)].text; };
  const std::size_t before = left.size();
  if (before > 1 && RE2::FullMatch(fmt::format("{} {} {}", text(left[before - 2]),
                                               text(left.back()), text(right.front())),
                                   day))
    return true;
  return right.size() > 1 &&
         RE2::FullMatch(fmt::format("{} {} {}", text(left.back()), text(right[0]), text(right[1])),
                        day);
}

// Whether a border between these cells goes through one value: "44|250", "1 200|kr". Two columns of
// numbers may stand as close as thousands: "92 | 750,00".
bool cuts_value(const PageView& view, const std::vector<int>& left, const std::vector<int>& right,
                bool of_numbers) {
  static const RE2 unit("(?i)^(kr|kronor|sek|:-|,-)\\.?$");
  if (left.empty() || right.empty() || (of_numbers && left.size() == 1)) return false;
  const Word& before = view.words[static_cast<std::size_t>(left.back())];
  const Word& after = view.words[static_cast<std::size_t>(right.front())];
  const bool digit = !before.text.empty() && before.text.back() >= '0' && before.text.back() <= '9';
  const double gap = static_cast<double>(after.box.left - before.box.right) / view.em;
  if (!digit || gap >= kWideBlank * view.blank) return false;
  return may_be_one_number(view, words_of(view, left), words_of(view, right)) ||
         cuts_day(view, left, right) || RE2::FullMatch(after.text, unit);
}

// Lines with values on both sides of a border, and how many of them it seems to cut.
struct Cuts {
  int lines{};
  int cut{};
  bool of_numbers{};

  // Of columns of numbers that merely seem to cut values some lines tell: "5 | 122 850", but
  // "3 | 51 300". Elsewhere such a line may be a slip of the reader: "69 | 0008 kr".
  [[nodiscard]] bool are_real() const {
    return cut >= (of_numbers ? kCutLines : kCutOfText) * lines;
  }
};

Cuts cuts_at(const PageView& view, const std::vector<Column>& columns, std::size_t left,
             const std::vector<LineCells>& lines, const Template& rules) {
  Cuts cuts{.of_numbers =
                holds_numbers(columns[left], rules) && holds_numbers(columns[left + 1], rules)};
  for (const LineCells& cells : lines) {
    cuts.lines += cells[left].empty() || cells[left + 1].empty() ? 0 : 1;
    cuts.cut += cuts_value(view, cells[left], cells[left + 1], cuts.of_numbers) ? 1 : 0;
  }
  return cuts;
}

std::vector<LineCells> cells_of_all(const PageView& view, std::span<const std::size_t> lines,
                                    const std::vector<Column>& columns) {
  std::vector<LineCells> all;
  all.reserve(lines.size());
  for (const std::size_t line : lines)
    all.push_back(cells_by_position(view, view.lines[line], columns));
  return all;
}

double score_border(const PageView& view, std::vector<Column>& columns, std::size_t left,
                    const Border& border, std::span<const std::size_t> sample,
                    const Template& rules, KindScores& scores) {
  columns[left].right = columns[left + 1].left = border.x;
  double score = kGapWeight * border.width * static_cast<double>(sample.size());
  const std::vector<LineCells> lines = cells_of_all(view, sample, columns);
  for (const LineCells& cells : lines) {
    score += line_score(view, cells[left], columns[left], rules, scores);
    score += line_score(view, cells[left + 1], columns[left + 1], rules, scores);
  }
  const Cuts cuts = cuts_at(view, columns, left, lines, rules);
  return cuts.are_real() ? score - kCut * cuts.cut : score;
}

std::vector<std::size_t> sample_of(std::span<const std::size_t> body) {
  std::vector<std::size_t> sample;
  const std::size_t step = std::max<std::size_t>(1, body.size() / kSampleLines);
  for (std::size_t i = 0; i < body.size(); i += step) sample.push_back(body[i]);
  return sample;
}

// Words at a border may have been cut wrongly: such as stand across it, or a blank from the words
// on the other side.
bool may_cross(const PageView& view, int word, int border, const std::vector<int>& other) {
  const Box& box = view.words[static_cast<std::size_t>(word)].box;
  if (box.left < border && box.right > border) return true;
  if (other.empty()) return false;
  const bool leftward = box.center_x() >= border;
  const int neighbour = leftward ? other.back() : other.front();
  const Box& next = view.words[static_cast<std::size_t>(neighbour)].box;
  return (leftward ? box.left - next.right : next.left - box.right) < view.blank * view.em;
}

// Moves the word at a border to the other side when both cells' kinds together gain by it.
class BorderMender {
 public:
  BorderMender(const PageView& view, const Column& left, const Column& right, const Template& rules,
               KindScores& scores)
      : view_(view),
        left_(left),
        right_(right),
        rules_(rules),
        scores_(scores),
        numbers_(holds_numbers(left, rules) && holds_numbers(right, rules)) {}

  bool mend(std::vector<int>& left, std::vector<int>& right) const {
    const double now = total(left, right);
    if (!left.empty() && may_cross(view_, left.back(), right_.left, right)) {
      std::vector<int> shorter(left.begin(), left.end() - 1);
      std::vector<int> longer(right);
      longer.insert(longer.begin(), left.back());
      if (take(left, right, std::move(shorter), std::move(longer), now)) return true;
    }
    if (right.empty() || !may_cross(view_, right.front(), right_.left, left)) return false;
    std::vector<int> longer(left);
    longer.push_back(right.front());
    return take(left, right, std::move(longer), {right.begin() + 1, right.end()}, now);
  }

 private:
  static constexpr double kGain = 0.3;  // less may be chance

  [[nodiscard]] double total(const std::vector<int>& left, const std::vector<int>& right) const {
    return line_score(view_, left, left_, rules_, scores_) +
           line_score(view_, right, right_, rules_, scores_) -
           (!right_.stands_apart && cuts_value(view_, left, right, numbers_) ? kCut : 0);
  }

  bool take(std::vector<int>& left, std::vector<int>& right, std::vector<int> new_left,
            std::vector<int> new_right, double now) const {
    if (total(new_left, new_right) <= now + kGain) return false;
    left = std::move(new_left);
    right = std::move(new_right);
    return true;
  }

  const PageView& view_;
  const Column& left_;
  const Column& right_;
  const Template& rules_;
  KindScores& scores_;
  bool numbers_;  // in both
};

int share_of(std::vector<int> values, double share) {
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

// Ticks and stamps in the margins are no part of the table.
void set_outer_edges(const PageView& view, std::span<const std::size_t> body, TableColumns& table,
                     const Template& rules) {
  Column& first = table.columns.front();
  Column& last = table.columns.back();
  const int margin = static_cast<int>(kMargin * view.em);
  std::vector<int> lefts{first.heading.left};
  std::vector<int> rights{last.heading.right};
  for (const std::size_t line : body) {
    lefts.push_back(view.lines[line].box.left);
    rights.push_back(view.lines[line].box.right);
  }
  first.left = std::min(first.heading.left, share_of(lefts, kOuterShare)) - margin;
  const bool free_text = std::any_of(last.slots.begin(), last.slots.end(), [&](const Slot& slot) {
    const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
    return kind == Kind::text || kind == Kind::name;
  });
  if (!free_text) {
    last.right = std::max(last.heading.right, share_of(rights, 1 - kOuterShare)) + margin;
  }
}

}  // namespace

int joint_of(const Column& column, const Template& rules) {
  std::vector<int> parts;
  for (const Slot& slot : column.slots) parts.push_back(slot.rule);
  return joint_column(rules, parts);
}

bool holds_numbers(const Column& column, const Template& rules) {
  return !column.slots.empty() && std::ranges::all_of(column.slots, [&rules](const Slot& slot) {
    const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
    return kind == Kind::amount || kind == Kind::count;
  });
}

TableColumns fit_columns(const PageView& view, std::vector<Heading> headings, int levels,
                         std::span<const std::size_t> body, const Template& rules,
                         KindScores& scores) {
  TableColumns table;
  table.levels = levels;
  std::vector<std::vector<Border>> borders;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    Column column{0, view.page->width, headings[i].box, headings[i].slots};
    if (i > 0) {
      borders.push_back(border_candidates(view, headings[i - 1], headings[i], body));
      column.left = table.columns.back().right = borders.back().front().x;
    }
    table.columns.push_back(std::move(column));
  }
  set_outer_edges(view, body, table, rules);
  const std::vector<std::size_t> sample = sample_of(body);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < borders.size(); ++i) {
      if (borders[i].size() < 2) continue;
      const Border* best = nullptr;
      double most = -1;
      for (const Border& border : borders[i]) {
        const double score = score_border(view, table.columns, i, border, sample, rules, scores);
        if (score <= most) continue;
        most = score;
        best = &border;
      }
      table.columns[i].right = table.columns[i + 1].left = best->x;
    }
  }
  const std::vector<LineCells> lines = cells_of_all(view, sample, table.columns);
  for (std::size_t i = 0; i < borders.size(); ++i)
    table.columns[i + 1].stands_apart = !cuts_at(view, table.columns, i, lines, rules).are_real();
  return table;
}

TableColumns columns_at(const TableColumns& table, int level, const Template& rules) {
  TableColumns result = table;
  if (table.levels == 1) return result;
  const auto wraps = [&rules](const Slot& slot) {
    const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
    return kind == Kind::text || kind == Kind::name;
  };
  Column* before = nullptr;
  for (Column& column : result.columns) {
    const bool has_own = std::ranges::any_of(
        column.slots, [level](const Slot& slot) { return slot.level == level; });
    std::erase_if(column.slots, [&](const Slot& slot) {
      return slot.level != level && (has_own || !wraps(slot));
    });
    if (column.slots.empty() && before != nullptr) {
      before->right = column.right;
      column.left = column.right;
    } else {
      before = &column;
    }
  }
  return result;
}

LineCells cells_of(const PageView& view, const TextLine& line, const TableColumns& table,
                   const Template& rules, KindScores& scores) {
  LineCells cells = cells_by_position(view, line, table.columns);
  std::vector<std::size_t> open;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].left < table.columns[c].right) open.push_back(c);
  }
  for (std::size_t moves = 0; moves < line.words.size(); ++moves) {
    bool moved = false;
    for (std::size_t i = 0; i + 1 < open.size() && !moved; ++i) {
      const std::size_t left = open[i];
      const std::size_t right = open[i + 1];
      const BorderMender border(view, table.columns[left], table.columns[right], rules, scores);
      moved = border.mend(cells[left], cells[right]);
    }
    if (!moved) break;
  }
  return cells;
}

}  // namespace rosett

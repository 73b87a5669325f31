#include "parsers/row_settlement.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "core/identifiers.h"
#include "core/middle.h"

namespace rosett {
namespace {

constexpr double kBetter = 0.05;        // by which words joined to a cell above must read better
constexpr double kClearly = 0.2;        // by which words must fit a later level better
constexpr double kRepeated = 0.3;       // worse is a sort of value that the row has already
constexpr double kAcross = 0.6;         // of the table's width that a ruled line between rows spans
constexpr double kBeyond = 3;           // em that a table's ruled line may begin left of it
constexpr double kFurthest = 2.6;       // em from a line's top to that of the next of its row
constexpr double kSameLeft = 2;         // em that ruled lines of one table may begin apart
constexpr int kThicker = 2;             // times as thick as the others
constexpr std::size_t kLeastAlike = 3;  // ruled lines that tell what they are like
constexpr int kRowColumns = 2;          // with words, for a line without numbers to be a row

bool is_row_line(const BodyLine& line) {
  return line.role == LineRole::row || line.role == LineRole::more;
}

using Values = std::map<int, std::vector<int>>;  // words by rule

struct OpenRow {
  std::size_t last{};  // line
  Values values;
};

// The ruled lines between a table's rows, from side to side. They begin below one another and are
// of one strength; a fold, a stroke or the paper's edge is not.
std::vector<Box> rules_across(const PageView& view, const TableColumns& columns) {
  const int left = std::max(0, columns.columns.front().left);
  const int right = std::min(view.page->width, columns.columns.back().right);
  std::vector<Box> rules;
  std::vector<int> lefts;
  std::vector<int> heights;
  for (const Box& ruling : view.page->rulings) {
    const int across = std::min(right, ruling.right) - std::max(left, ruling.left);
    const bool of_table = ruling.left > left - kBeyond * view.em;
    if (!of_table || ruling.height() >= view.em || across <= kAcross * (right - left)) continue;
    rules.push_back(ruling);
    lefts.push_back(ruling.left);
    heights.push_back(ruling.height());
  }
  if (rules.size() < kLeastAlike) {  // a stroke of a pen begins anywhere
    std::erase_if(rules, [&](const Box& ruling) { return ruling.left > left + kBeyond * view.em; });
    return rules;
  }
  const int usual_left = middle_of(std::move(lefts));
  const int usual_height = middle_of(std::move(heights));
  std::erase_if(rules, [&](const Box& ruling) {
    return std::abs(ruling.left - usual_left) > kSameLeft * view.em &&
           ruling.height() > kThicker * usual_height;
  });
  return rules;
}

class Settlement {
 public:
  Settlement(const PageView& view, const TableColumns& columns, const Template& rules,
             KindScores& scores, std::vector<BodyLine>& lines)
      : view_(view),
        columns_(columns),
        rules_(rules),
        scores_(scores),
        lines_(lines),
        rules_across_(rules_across(view, columns)) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_row_line(lines_[i])) {
        settle(i);
      } else if (row_ && goes_on(i) &&
                 (is_wrapped_name(i) || (says_nothing(i) && completes_row(i)))) {
        lines_[i].role = LineRole::more;
        lines_[i].group.clear();
        add(i);
      } else if (lines_[i].role != LineRole::text) {
        row_.reset();
      }
    }
  }

 private:
  void settle(std::size_t i) {
    BodyLine& line = lines_[i];
    if (row_ && stands_out(i)) {
      line.role = LineRole::text;
      return;
    }
    if (row_ && goes_on(i) && (!line.may_be_heading || completes_row(i))) {
      line.role = LineRole::more;
    } else if (line.strict > 0 || line.role == LineRole::row || (row_ && belongs_below(i))) {
      // The page's first line may go on with the row of the page before.
      if (row_) line.role = LineRole::row;
      row_.emplace();
    } else if (row_) {  // words below a ruled line or far off
      line.role = is_filled(line) ? LineRole::row : LineRole::text;
      if (line.role == LineRole::text) return;
      row_.emplace();
    } else {
      return;
    }
    add(i);
  }

  void add(std::size_t i) {
    for (auto& [rule, words] : values_of(lines_[i])) {
      auto& known = row_->values[rule];
      known.insert(known.end(), words.begin(), words.end());
    }
    row_->last = i;
  }

  // What the line gives to the row. Of two sorts of values that its words may be in a column of
  // several levels, the one that the row has not.
  [[nodiscard]] Values values_of(const BodyLine& line) const {
    Values values;
    for (std::size_t c = 0; c < line.cells.size(); ++c) {
      if (line.cells[c].empty()) continue;
      for (SlotValue& value : split(line.cells[c], columns_.columns[c].slots))
        if (!value.words.empty()) values[value.rule] = std::move(value.words);
    }
    return values;
  }

  [[nodiscard]] std::vector<SlotValue> split(const std::vector<int>& words,
                                             const std::vector<Slot>& slots) const {
    SlotSplit best;
    best.score = -1;
    for (int level = 0; level < columns_.levels; ++level) {
      std::vector<Slot> own;
      std::ranges::copy_if(slots, std::back_inserter(own),
                           [level](const Slot& slot) { return slot.level == level; });
      if (own.empty()) continue;
      SlotSplit split = split_by_kind(view_, words, own, rules_, scores_);
      // A number of days could be an amount as well.
      const bool counts = own.size() == 1 && kind_of(own.front().rule) == Kind::count;
      if (counts && split.score >= kReads) split.score = 1;
      split.score -= std::ranges::any_of(
                         own, [this](const Slot& slot) { return row_->values.contains(slot.rule); })
                         ? kRepeated
                         : 0;
      if (split.score > best.score + (best.values.empty() ? 0 : kClearly)) best = std::move(split);
    }
    return best.values;
  }

  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (!is_near(row_->last, i) || separated(row_->last, i)) return false;
    return std::ranges::none_of(values_of(lines_[i]), [this](const auto& value) {
      return repeats(value.first, value.second);
    });
  }

  [[nodiscard]] bool says_nothing(std::size_t i) const {
    return lines_[i].role == LineRole::text && !lines_[i].cells.empty();
  }

  // The line has the rest of numbers that the row above begins, or what a row's second line holds.
  [[nodiscard]] bool completes_row(std::size_t i) const {
    return std::ranges::any_of(values_of(lines_[i]), [this](const auto& value) {
      const Kind kind = kind_of(value.first);
      const std::string text = joined_text(view_, value.second);
      if (!is_strict(kind) || kind == Kind::kod || digits_of(text).empty()) return false;
      if (row_->values.contains(value.first)) return true;
      return columns_.levels > 1 && scores_.of(kind, text) >= kReads;
    });
  }

  // Whether a line that seems to head rows, with a code that no list has, is the rest of a name in
  // capitals: it stands below a column that is not the first, or in the same ruled cell.
  [[nodiscard]] bool is_wrapped_name(std::size_t i) const {
    const BodyLine& line = lines_[i];
    if (line.role != LineRole::group || line.group.size() != 1 || line.cells.empty()) return false;
    const std::vector<int>& words = line.group.front().words;
    const std::string code = joined_text(view_, words);
    const bool capitals = std::ranges::none_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
    const bool unlisted = kind_of(line.group.front().rule) == Kind::kod && capitals &&
                          words.front() == view_.lines[line.line].words.front() &&
                          scores_.of(Kind::kod, code) < kListed;
    return unlisted && (line.cells.front().empty() || rows_are_ruled());
  }

  // A ruled line stands between one row and the next.
  [[nodiscard]] bool rows_are_ruled() const {
    const auto rows = std::ranges::count_if(
        lines_, [](const BodyLine& line) { return line.role == LineRole::row && line.strict > 0; });
    return rules_across_.size() >= kLeastAlike &&
           static_cast<std::ptrdiff_t>(rules_across_.size()) >= rows;
  }

  [[nodiscard]] Kind kind_of(int rule) const {
    return rules_.columns[static_cast<std::size_t>(rule)].kind;
  }

  // Whether the row has such a value already, and these words are another.
  [[nodiscard]] bool repeats(int rule, const std::vector<int>& words) const {
    const Kind kind = kind_of(rule);
    const auto known = row_->values.find(rule);
    if (!is_strict(kind) || known == row_->values.end()) return false;
    const std::string text = joined_text(view_, words);
    if (kind == Kind::kod) return scores_.of(kind, text) >= kListed;
    if (digits_of(text).empty()) return false;
    std::vector<int> joined = known->second;
    joined.insert(joined.end(), words.begin(), words.end());
    const double alone = scores_.of(kind, joined_text(view_, known->second));
    return scores_.of(kind, joined_text(view_, joined)) < std::max(alone + kBetter, kReads);
  }

  // Words in the room that ruled lines give to the row below: cells centred on their row.
  [[nodiscard]] bool belongs_below(std::size_t i) const {
    return lines_[i].strict == 0 && separated(row_->last, i) && i + 1 < lines_.size() &&
           lines_[i + 1].role == LineRole::row && lines_[i + 1].strict > 0 &&
           !separated(i, i + 1) && is_near(i, i + 1);
  }

  // By the tops or the bottoms of the lines, since a mark may make one taller.
  [[nodiscard]] bool is_near(std::size_t upper, std::size_t lower) const {
    const int apart =
        std::min(box(lower).top - box(upper).top, box(lower).bottom - box(upper).bottom);
    return apart <= kFurthest * view_.em;
  }

  // Words alone at the table's edge, all bold below a row that is not: a heading.
  [[nodiscard]] bool stands_out(std::size_t i) const {
    const bool at_edge = lines_[i].cells.empty() || !lines_[i].cells.front().empty();
    return lines_[i].strict == 0 && at_edge && is_bold(i) && !is_bold(row_->last);
  }

  [[nodiscard]] bool is_bold(std::size_t i) const {
    return std::ranges::all_of(view_.lines[lines_[i].line].words, [this](int word) {
      return view_.words[static_cast<std::size_t>(word)].bold;
    });
  }

  [[nodiscard]] static bool is_filled(const BodyLine& line) {
    return std::ranges::count_if(line.cells, [](const auto& cell) { return !cell.empty(); }) >=
           kRowColumns;
  }

  [[nodiscard]] const Box& box(std::size_t i) const { return view_.lines[lines_[i].line].box; }
  // A ruled line across the table between two lines.
  [[nodiscard]] bool separated(std::size_t upper, std::size_t lower) const {
    const int from = box(upper).center_y();
    const int to = box(lower).center_y();
    return std::ranges::any_of(rules_across_, [&](const Box& ruling) {
      return ruling.center_y() > from && ruling.center_y() < to;
    });
  }

  const PageView& view_;
  const TableColumns& columns_;
  const Template& rules_;
  KindScores& scores_;
  std::vector<BodyLine>& lines_;
  std::vector<Box> rules_across_;
  std::optional<OpenRow> row_;  // the row that may go on
};

}  // namespace

void settle_rows(const PageView& view, const TableColumns& columns, const Template& rules,
                 KindScores& scores, std::vector<BodyLine>& lines) {
  Settlement(view, columns, rules, scores, lines).run();
}

}  // namespace rosett

#include "parsers/row_assembly.h"

#include <algorithm>
#include <cstdlib>

namespace rosett {
namespace {

constexpr std::size_t kWordsOfPerson = 2;  // of a name at least
constexpr double kSameLeft = 2;            // em by which headings of groups may begin apart

class Assembler {
 public:
  void add_page(std::size_t page, const PageTables& tables) {
    page_ = page;
    view_ = &tables.view;
    unread_heading_ = false;
    page_from_ = assembly_.rows.size();
    if (tables.view.after_gap) forget_page_before();
    for (std::size_t t = 0; t < tables.tables.size(); ++t) {
      for (std::size_t i = 0; i < tables.tables[t].lines.size(); ++i) {
        add_line(t, i, tables.tables[t].lines[i]);
      }
    }
  }

  [[nodiscard]] Assembly take() { return std::move(assembly_); }

 private:
  void add_line(std::size_t table, std::size_t index, const BodyLine& line) {
    switch (line.role) {
      case LineRole::row:
        unread_heading_ |= line.may_be_heading && may_head_group(line);
        begin_row(table, index);
        break;
      case LineRole::more:
        if (heads_next_group(line)) {
          begin_group(line);
        } else if (open_) {
          continue_row(table, index);
        } else if (line.strict > 0) {
          begin_row(table, index);
        }
        break;
      case LineRole::group:
        begin_group(line);
        break;
      case LineRole::group_sum:
      case LineRole::subtotal:
      case LineRole::total:
      case LineRole::carried:
        assembly_.sums.push_back(
            {line.role, page_, table, index, assembly_.rows.size(), group_from_, page_from_});
        if (line.role != LineRole::carried) group_from_ = assembly_.rows.size();
        if (line.role == LineRole::group_sum && !groups_.empty()) groups_.pop_back();
        open_ = false;
        break;
      case LineRole::text:
        if (heads_next_group(line)) {
          begin_group(line);
        } else {
          unread_heading_ |= may_head_group(line);
        }
        break;
    }
  }

  // A heading on the page that is missing may head what stands here, a row on it may go on.
  void forget_page_before() {
    groups_.clear();
    open_ = false;
  }

  // Words that stand where the headings of the groups that hold stand: perhaps the next heading,
  // unreadable. Rows below it must not get what a heading above it gave.
  [[nodiscard]] bool may_head_group(const BodyLine& line) const {
    if (groups_.empty()) return false;
    const auto& words = view_->lines[line.line].words;
    const bool says_something = !std::ranges::all_of(words, [this](int word) {
      return may_be_speck(view_->words[static_cast<std::size_t>(word)]);
    });
    const GroupValues& group = groups_.back();
    // A punch hole beside it may have become a word of its own, or a fold have taken its first.
    const bool is_person = group.values.size() > 1;
    const bool begins_there = std::ranges::any_of(words, [&](int word) {
      const Box& box = view_->words[static_cast<std::size_t>(word)].box;
      return std::abs(box.left - group.left) < kSameLeft * view_->em ||
             (is_person && (line.role == LineRole::text || line.may_be_heading) &&
              words.size() >= kWordsOfPerson && box.left > group.left && box.right <= group.right);
    });
    return says_something && begins_there;
  }

  // No such group holds: before the first one, or after the sum of the last one.
  [[nodiscard]] bool heads_next_group(const BodyLine& line) const {
    return !line.group.empty() && !open_ && holding(line) == groups_.end();
  }

  // The outermost heading that holds and gives some of what the line gives.
  [[nodiscard]] std::vector<GroupValues>::const_iterator holding(const BodyLine& line) const {
    return std::ranges::find_if(groups_, [&line](const GroupValues& group) {
      return std::ranges::find_first_of(group.values, line.group, {}, &SlotValue::rule,
                                        &SlotValue::rule) != group.values.end();
    });
  }

  // A heading ends the group of its own sort, with the groups within.
  void begin_group(const BodyLine& line) {
    groups_.erase(holding(line), groups_.end());
    const Box& box = view_->lines[line.line].box;
    groups_.push_back({page_, line.group, box.left, box.right});
    unread_heading_ = false;
    group_from_ = assembly_.rows.size();
    open_ = false;
  }

  void begin_row(std::size_t table, std::size_t index) {
    if (unread_heading_) groups_.clear();
    unread_heading_ = false;
    assembly_.rows.push_back({{{page_, table, {index}}}, groups_});
    open_ = true;
  }

  void continue_row(std::size_t table, std::size_t index) {
    AssembledRow& row = assembly_.rows.back();
    RowPart& last = row.parts.back();
    if (last.page == page_ && last.table == table) {
      last.lines.push_back(index);
    } else {
      row.parts.push_back({page_, table, {index}});
    }
  }

  Assembly assembly_;
  std::vector<GroupValues> groups_;
  const PageView* view_{};
  bool unread_heading_{};  // a line on this page since the last heading may be another
  std::size_t page_{}, page_from_{}, group_from_{};
  bool open_{};  // the last row may go on
};

}  // namespace

Assembly assemble(const std::vector<PageTables>& pages) {
  Assembler assembler;
  for (std::size_t page = 0; page < pages.size(); ++page) assembler.add_page(page, pages[page]);
  return assembler.take();
}

}  // namespace rosett

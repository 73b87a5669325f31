#include "parsers/running_numbers.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "parsers/slot_values.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastRows = 3;     // numbered one after the other
constexpr std::size_t kMisreadShare = 2;  // every second may be misread, or a row between be cut
constexpr std::size_t kMostDigits = 4;    // of a row's number
constexpr double kLeastApart = 0.3;       // em between a row's number and what follows

struct Numbered {
  int number{};
  Box box;
  int next{};  // left edge of the word behind it
};

std::optional<Numbered> numbered(const PageView& view, const TextLine& line, int column_end) {
  if (line.words.size() < 2) return std::nullopt;
  const Word& first = view.words[static_cast<std::size_t>(line.words[0])];
  const Word& second = view.words[static_cast<std::size_t>(line.words[1])];
  Numbered found{0, first.box, second.box.left};
  const char* end = first.text.data() + first.text.size();
  const auto [stop, fault] = std::from_chars(first.text.data(), end, found.number);
  const bool whole = fault == std::errc() && stop == end && first.text.size() <= kMostDigits;
  const bool apart = second.box.left - first.box.right > kLeastApart * view.em;
  if (!whole || found.number < 1 || !apart || second.box.center_x() >= column_end)
    return std::nullopt;
  return found;
}

// Before a text the number may be how many of it: "2 nätter".
bool may_follow_numbers(const Heading& heading, const Template& rules) {
  return !heading.slots.empty() && std::ranges::all_of(heading.slots, [&](const Slot& slot) {
    const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
    return is_strict(kind) || kind == Kind::name;
  });
}

// The column of the template that is known and not taken, for numbers of rows; none is no fault.
std::vector<Slot> slots_for_numbers(const Template& rules) {
  for (std::size_t i = 0; i < rules.columns.size(); ++i)
    if (rules.columns[i].kind == Kind::count && rules.columns[i].outputs.empty())
      return {{static_cast<int>(i), 0}};
  return {};
}

}  // namespace

void part_running_numbers(const PageView& view, std::span<const std::size_t> body,
                          const Template& rules, std::vector<Heading>& headings) {
  if (headings.size() < 2 || !may_follow_numbers(headings.front(), rules)) return;
  Box all;
  int next = view.page->width;
  std::size_t rows = 0, following = 0;
  std::optional<int> before;
  for (const std::size_t line : body) {
    const auto row = numbered(view, view.lines[line], headings[1].box.left);
    if (!row) continue;
    if (before && row->number == *before + 1) ++following;
    before = row->number;
    ++rows;
    all = united(all, row->box);
    next = std::min(next, row->next);
  }
  const bool run = rows >= kLeastRows && kMisreadShare * following >= rows;
  if (!run || all.right >= next) return;
  Heading numbers = headings.front();
  numbers.box.left = all.left;
  numbers.box.right = all.right;
  numbers.slots = slots_for_numbers(rules);
  headings.front().box.left = std::max(headings.front().box.left, next);
  headings.insert(headings.begin(), std::move(numbers));
}

}  // namespace rosett

#include "parsers/unheaded_columns.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastRows = 3;  // that show the column
constexpr double kShareOfRows = 0.6;   // of the body's lines
constexpr double kLeastApart = 0.9;    // em before each value
constexpr double kSamePlace = 2;       // em by which its values may begin apart

bool is_given(const std::vector<Heading>& headings, const ColumnRule& rule, const Template& rules) {
  return std::ranges::any_of(headings, [&](const Heading& heading) {
    return std::ranges::any_of(heading.slots, [&](const Slot& slot) {
      return rules.columns[static_cast<std::size_t>(slot.rule)].outputs == rule.outputs;
    });
  });
}

// Where most of the body's lines hold one value of the kind, if those stand below one another.
std::optional<Box> column_of(const PageView& view, std::span<const std::size_t> body, Kind kind,
                             KindScores& scores) {
  Box all;
  std::vector<int> lefts;
  for (const std::size_t line : body) {
    const TextLine& text = view.lines[line];
    for (std::size_t i = 0; i < text.words.size(); ++i) {
      const Word& word = view.words[static_cast<std::size_t>(text.words[i])];
      // Within a text it is a part of that: "Stödboende, dossier 10-737976".
      if (i > 0 && gap_before(view, text, i) < std::max(view.blank, kLeastApart)) continue;
      // "20180701" is a day before it is anybody's number.
      if (scores.of(kind, word.text) < kListed || scores.of(Kind::date, word.text) >= kReads)
        continue;
      all = united(all, word.box);
      lefts.push_back(word.box.left);
    }
  }
  const bool enough =
      lefts.size() >= kLeastRows &&
      static_cast<double>(lefts.size()) >= kShareOfRows * static_cast<double>(body.size()) &&
      lefts.size() <= body.size();
  if (!enough) return std::nullopt;
  const auto [first, last] = std::ranges::minmax(lefts);
  if (last - first > kSamePlace * view.em) return std::nullopt;
  return all;
}

// A heading between those of the columns beside it, which give it room.
void insert(const Box& column, int rule, std::vector<Heading>& headings) {
  Heading added;
  added.box = {column.left, headings.front().box.top, column.right, headings.front().box.bottom};
  added.slots = {{rule, 0}};
  std::size_t at = 0;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    Box& box = headings[i].box;
    if (box.left < column.left) {
      box.right = std::min(box.right, column.left);
      at = i + 1;
    } else {
      box.left = std::max(box.left, column.right);
    }
  }
  headings.insert(headings.begin() + static_cast<std::ptrdiff_t>(at), std::move(added));
}

// Whether a heading stands there that may name the column in words nobody knows, or there is no
// room.
bool has_heading(const Box& column, const std::vector<Heading>& headings) {
  return std::ranges::any_of(headings, [&](const Heading& heading) {
    const bool within = heading.box.left >= column.left && heading.box.right <= column.right;
    return within || (heading.slots.empty() && overlap_x(heading.box, column) > 0);
  });
}

}  // namespace

void part_unheaded_columns(const PageView& view, std::span<const std::size_t> body,
                           const Template& rules, KindScores& scores,
                           std::vector<Heading>& headings) {
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    const ColumnRule& rule = rules.columns[i];
    if (!has_own_form(rule.kind) || rule.outputs.empty() || is_given(headings, rule, rules))
      continue;
    const auto column = column_of(view, body, rule.kind, scores);
    if (column && !has_heading(*column, headings)) insert(*column, static_cast<int>(i), headings);
  }
}

}  // namespace rosett

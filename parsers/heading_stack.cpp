#include "parsers/heading_stack.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace rosett {
namespace {

constexpr std::size_t kLettersPerSlip = 12;  // of headings that also name something one by one
constexpr double kSameColumn = 0.3;          // of the narrower box that stacked headings share

bool stand_over(const HeadingItem& a, const HeadingItem& b) {
  if (a.line == b.line) return false;
  return overlap_x(a.box, b.box) > kSameColumn * std::min(a.box.width(), b.box.width());
}

}  // namespace

std::vector<std::vector<HeadingItem>> stacked_items(std::span<const HeadingItem> items) {
  std::vector<std::vector<HeadingItem>> columns;
  for (const HeadingItem& item : items) {
    std::vector<HeadingItem> joined{item};
    std::vector<std::vector<HeadingItem>> rest;
    for (auto& column : columns) {
      const bool same = std::ranges::any_of(
          column, [&](const HeadingItem& other) { return stand_over(other, item); });
      if (same) {
        joined.insert(joined.end(), column.begin(), column.end());
      } else {
        rest.push_back(std::move(column));
      }
    }
    rest.push_back(std::move(joined));
    columns = std::move(rest);
  }
  for (auto& column : columns) {
    std::ranges::sort(column, {}, [](const HeadingItem& item) {
      return std::make_pair(item.line, item.box.left);
    });
  }
  return columns;
}

HeadingStack::HeadingStack(std::vector<HeadingItem> items, const Vocabulary& headings)
    : items_(std::move(items)), parts_(parted(headings, Whole::allowed)) {
  if (items_.size() < 2 || parts_.size() > 1) return;
  std::vector<Part> split = parted(headings, Whole::forbidden);
  std::set<int> named;
  for (const Part& one : split) {
    if (one.rules.empty()) return;
    named.insert(one.rules.begin(), one.rules.end());
  }
  if (named.size() > 1 && !named.contains(parts_.front().rules.front())) split_ = std::move(split);
}

HeadingStack::Part HeadingStack::part(std::size_t first, std::size_t last,
                                      const Vocabulary& headings) const {
  if (first == last) return {first, last, items_[first].rules};
  std::string key;
  bool all_named = true;
  for (std::size_t i = first; i <= last; ++i) {
    append_key(key, items_[i].key);
    all_named &= !items_[i].rules.empty();
  }
  const Vocabulary::Match match = headings.find(key);
  // "Person" over "Pnr" is two headings, though "Personnr" is nearly what they give together.
  const bool near = static_cast<std::size_t>(match.slips) * kLettersPerSlip <= key.size();
  const bool found = match.target >= 0 && (near || !all_named);
  return {first, last, found ? std::vector{match.target} : std::vector<int>{}};
}

// As few parts as possible of which as few as possible name nothing.
std::vector<HeadingStack::Part> HeadingStack::parted(const Vocabulary& headings,
                                                     Whole whole) const {
  struct Way {
    std::size_t unnamed{}, count{}, from{};  // items and parts so far, where the last part begins
    std::vector<int> rules;
  };
  std::vector<Way> ways{{}};
  for (std::size_t end = 1; end <= items_.size(); ++end) {
    std::optional<Way> best;
    for (std::size_t first = 0; first < end; ++first) {
      if (whole == Whole::forbidden && first == 0 && end == items_.size()) continue;
      Part one = part(first, end - 1, headings);
      if (first + 1 < end && one.rules.empty()) continue;
      const Way& before = ways[first];
      const std::size_t unnamed = before.unnamed + (one.rules.empty() ? 1 : 0);
      const std::size_t count = before.count + 1;
      if (best && std::pair(best->unnamed, best->count) <= std::pair(unnamed, count)) continue;
      best = Way{unnamed, count, first, std::move(one.rules)};
    }
    ways.push_back(best.value_or(Way{items_.size() + 1, 0, end - 1, {}}));
  }
  std::vector<Part> parts;
  for (std::size_t end = items_.size(); end > 0; end = ways[end].from)
    parts.insert(parts.begin(), {ways[end].from, end - 1, ways[end].rules});
  return parts;
}

const std::vector<HeadingStack::Part>& HeadingStack::parts(bool has_levels) const {
  return has_levels && !split_.empty() ? split_ : parts_;
}

bool HeadingStack::has_levels() const {
  std::set<std::vector<int>> named;
  for (const Part& one : parts_)
    if (!one.rules.empty()) named.insert(one.rules);
  return named.size() > 1;
}

Heading HeadingStack::heading(bool has_levels) const {
  Heading heading;
  for (const HeadingItem& item : items_) heading.box = united(heading.box, item.box);
  int level = 0;
  std::set<int> known;
  for (const Part& one : parts(has_levels)) {
    bool fresh = false;
    for (const int rule : one.rules) {
      if (!known.insert(rule).second) continue;
      heading.slots.push_back({rule, level});
      fresh = true;
    }
    if (fresh) ++level;
  }
  return heading;
}

std::vector<std::size_t> HeadingStack::unexplained(bool has_levels) const {
  std::vector<std::size_t> lines;
  for (const Part& one : parts(has_levels))
    if (one.rules.empty()) lines.push_back(items_[one.first].line);
  return lines;
}

}  // namespace rosett

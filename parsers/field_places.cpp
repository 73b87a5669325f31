#include "parsers/field_places.h"

#include <algorithm>
#include <utility>

#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kExactScore = 0.4;

}  // namespace

bool FieldPlaces::add(std::size_t rule, const std::vector<int>& words, double score, Whole whole) {
  auto found = field_value(view_, rules_.fields[rule], words, whole, context_);
  if (!found) return false;
  if (found->fields.front().reading.evidence.exact) score += kExactScore;
  search_.places.push_back(
      {rule, page_, std::move(found->words), std::move(found->fields), score, label_});
  if (label_ >= 0 && contested_) contest_last();
  return true;
}

void FieldPlaces::contest_last() { contest(last().fields); }

void FieldPlaces::begin_label(std::size_t rule, const Box& box, bool contested) {
  contested_ = contested;
  search_.labels.push_back({rule, page_, view_.page->page, box, {}, {}});
  label_ = static_cast<int>(search_.labels.size()) - 1;
}

void FieldPlaces::set_unread(const std::vector<int>& words) {
  FoundLabel& label = search_.labels[static_cast<std::size_t>(label_)];
  const FieldRule& rule = rules_.fields[label.rule];
  if (!label.words.empty()) return;
  label.words = words;
  label.unread = read_value(view_, words, rule.kind, rule.outputs, context_);
}

bool FieldPlaces::is_taken(const std::vector<int>& words) const {
  return std::ranges::any_of(search_.places, [&](const FieldPlace& place) {
    return place.page == page_ && std::ranges::find_first_of(words, place.words) != words.end();
  });
}

bool FieldPlaces::is_value_of(std::size_t rule, int word) const {
  return std::ranges::any_of(search_.places, [&](const FieldPlace& place) {
    return place.rule == rule && place.page == page_ &&
           std::ranges::find(place.words, word) != place.words.end();
  });
}

}  // namespace rosett

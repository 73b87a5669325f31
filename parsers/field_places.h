#pragma once

#include <cstddef>
#include <vector>

#include "parsers/field_value.h"
#include "parsers/header_fields.h"

namespace rosett {

// Takes down where on a page fields' values may stand.
class FieldPlaces {
 public:
  // All must outlive it.
  FieldPlaces(std::size_t page, const PageView& view, const Template& rules,
              const KindContext& context, FieldSearch& search)
      : page_(page), view_(view), rules_(rules), context_(context), search_(search) {}

  // False when the words are no value of the rule. `score` as in FieldPlace, more for an exact one.
  bool add(std::size_t rule, const std::vector<int>& words, double score, Whole whole);

  // The place that was added last.
  [[nodiscard]] FieldPlace& last() { return search_.places.back(); }
  void contest_last();

  // A label was seen; what is added until end_label() is its value, contested where the label is.
  void begin_label(std::size_t rule, const Box& box, bool contested);
  void end_label() { label_ = -1; }
  // Words that belong to that label and do not read as its value; the first ones count.
  void set_unread(const std::vector<int>& words);

  // Some of the words are a field's value already; with a rule, of that field.
  [[nodiscard]] bool is_taken(const std::vector<int>& words) const;
  [[nodiscard]] bool is_value_of(std::size_t rule, int word) const;

 private:
  std::size_t page_;
  const PageView& view_;
  const Template& rules_;
  const KindContext& context_;
  FieldSearch& search_;
  int label_{-1};     // whose value is being looked for
  bool contested_{};  // that label
};

}  // namespace rosett

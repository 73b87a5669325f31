#pragma once

#include <cstddef>

#include "parsers/field_places.h"
#include "parsers/page_labels.h"

namespace rosett {

// The target of a label in a page's vocabulary: twice its rule, and one more for labels that only
// stand above their values. Labels of values that are not taken have the number of rules for
// theirs.
[[nodiscard]] inline int label_target(std::size_t rule, bool only_above) {
  return static_cast<int>(2 * rule) + (only_above ? 1 : 0);
}

// Takes down the value of a label: right of it, else below it; else what stands there unread.
// `page` counts from 0.
void search_label(std::size_t page, const PageView& view, const PageLabels& labels,
                  const Template& rules, const KindContext& context, std::size_t line,
                  const Phrase& phrase, FieldPlaces& places);

}  // namespace rosett

#pragma once

#include <vector>

#include "parsers/page_labels.h"

// Print that belongs to a text by its place and size alone.
namespace rosett {

// What a label's text may go on with: print of its size that begins at its left edge on the next
// line, is no label, and has none before it. `label` is the label's box. Empty: nothing.
[[nodiscard]] std::vector<int> rest_below(const PageView& view, const PageLabels& labels,
                                          std::size_t line, const Box& label,
                                          const std::vector<int>& words);

// Whether a text may begin on the line above: words without digits, of its size, set to its left
// edge or about its middle.
[[nodiscard]] bool may_begin_above(const PageView& view, const PageLabels& labels, std::size_t line,
                                   const std::vector<int>& words);

}  // namespace rosett

#pragma once

#include "parsers/page_labels.h"

// Which print below a label is its value, by their places.
namespace rosett {

// They share an edge or their middle.
[[nodiscard]] bool stands_under(const PageView& view, const Box& value, const Box& label);

// Labels stand side by side, and the value lies below this one's part of the line: it begins right
// of the label before and ends left of the label behind, and one of them there must be.
[[nodiscard]] bool stands_between(const PageView& view, const PageLabels& labels, std::size_t line,
                                  const Phrase& label, const Box& value);

}  // namespace rosett

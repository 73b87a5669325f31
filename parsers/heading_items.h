#pragma once

#include <string>
#include <vector>

#include "parsers/body_gaps.h"
#include "parsers/label_key.h"
#include "parsers/page_view.h"
#include "parsers/template.h"

namespace rosett {

// A run of words on one line, without a gap wider than a blank, and the headings it holds.
struct HeadingItem {
  std::size_t line{};
  Box box;
  std::string key;
  std::vector<int> rules;  // columns of the template; empty: words that name none
};

// The runs on a line, from left to right. `headings`: every heading, standing for its column.
[[nodiscard]] std::vector<HeadingItem> heading_items(const PageView& view, std::size_t line,
                                                     const Vocabulary& headings,
                                                     const Template& rules, const BodyGaps& gaps);

}  // namespace rosett

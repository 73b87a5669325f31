#pragma once

#include <span>
#include <vector>

#include "parsers/slot_values.h"
#include "parsers/table_header.h"

namespace rosett {

// A column whose heading cannot be read, as under a stamp, is told by its values when they have a
// form that nothing else has and stand below one another: it gets a heading of its own between its
// neighbours'. `body`: lines that hold rows' values.
void part_unheaded_columns(const PageView& view, std::span<const std::size_t> body,
                           const Template& rules, KindScores& scores,
                           std::vector<Heading>& headings);

}  // namespace rosett

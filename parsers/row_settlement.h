#pragma once

#include <vector>

#include "parsers/slot_values.h"
#include "parsers/table_body.h"

namespace rosett {

// Decides which lines go on with the row above: such as stand close under it, with no ruled line
// across the table between, and repeat none of its numbers, dates and amounts. A number that only
// becomes one with what stands above it ("2021-01-04–" over "2021-01-31") is no repetition. Sets
// the roles of lines that are row or more.
void settle_rows(const PageView& view, const TableColumns& columns, const Template& rules,
                 KindScores& scores, std::vector<BodyLine>& lines);

}  // namespace rosett

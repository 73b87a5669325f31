#pragma once

#include <vector>

#include "parsers/page_view.h"
#include "parsers/table_columns.h"

namespace rosett {

// Corrects what the headings said of the columns by what stands in them: ends of a period that are
// one column, headings whose kind the values clearly are not, and columns without a known heading
// whose values can be but one thing. `cells`: lines that hold values, in order.
void settle_column_kinds(const PageView& view, std::vector<Column>& columns,
                         const std::vector<LineCells>& cells, const Template& rules,
                         KindScores& scores);

}  // namespace rosett

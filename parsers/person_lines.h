#pragma once

#include <vector>

#include "parsers/slot_values.h"
#include "parsers/table_body.h"

namespace rosett {

// Lines that name a person among words, beside rows of a table that has no column for it: "Avser:
// Sara Öhrn, 19850712-2382". When the first of them stands above all rows each heads the rows below
// it, else each belongs to the row above. By the patterns of the template's columns; a template
// without such patterns has no such lines.
void settle_person_lines(const PageView& view, const TableColumns& columns, const Template& rules,
                         KindScores& scores, std::vector<BodyLine>& lines);

}  // namespace rosett

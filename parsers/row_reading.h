#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/row_assembly.h"
#include "parsers/slot_values.h"
#include "parsers/template.h"

namespace rosett {

// Reads an assembled row's fields, in the template's order. Values that the template requires and
// the paper does not show come empty, each with a falt_saknas in `deviations`. Number and key are
// the caller's.
[[nodiscard]] Row read_row(const AssembledRow& row, const std::vector<PageTables>& pages,
                           const Template& rules, KindScores& scores,
                           std::vector<Deviation>& deviations);

}  // namespace rosett

#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/template.h"

namespace rosett {

// Adds empty values for what the template requires of a row and the row does not have, tells what
// was not found as falt_saknas in `deviations` (once for each field), and puts the fields in the
// template's order.
void complete_row(const Template& rules, Row& row, std::vector<Deviation>& deviations);

}  // namespace rosett

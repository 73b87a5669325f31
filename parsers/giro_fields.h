#pragma once

#include <vector>

#include "parsers/header_fields.h"

namespace rosett {

// Adds what machine-read lines of payment slips say of the fields that the template names for it:
// a second source beside the labelled one.
void search_giro_lines(const std::vector<PageTables>& pages, const Template& rules,
                       FieldSearch& search);

}  // namespace rosett

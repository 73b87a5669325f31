#pragma once

#include <vector>

#include "parsers/header_fields.h"

namespace rosett {

// Amounts at several rates without a printed sum of them, "Moms 25 % …" over "Moms 12 % …": where
// the template's total is that of all its parts only with all of them, the field is their sum.
void add_up_rates(const FieldSearch& search, const Template& rules, std::vector<Field>& fields);

}  // namespace rosett

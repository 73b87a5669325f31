#pragma once

#include "core/document.h"
#include "parsers/template.h"

namespace rosett {

// Marks as confirmed what the paper reckons out by itself: a row's number of days with its period,
// number times price with the amount, and totals with their parts, as the template names them.
// What does not agree is left as it is: the checks tell.
void confirm_by_arithmetic(Document& document, const Template& rules);

}  // namespace rosett

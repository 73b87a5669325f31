#pragma once

#include "checks/check.h"
#include "core/document.h"
#include "store/database.h"

namespace rosett {

// Runs the checks again for every document whose deviations may be out of date: new ones, those
// about persons of whom more has been read, and all after a register import. So a document's
// deviations follow from what is stored, never from the order in which it came. Returns how many
// documents were checked.
int recheck(Database& database, const CheckSettings& settings);

// klar, or avvikelser: a value that is not accepted, or a deviation of severity fel. A document
// that could not be read keeps its fel.
[[nodiscard]] std::string status_of(const Document& document);

}  // namespace rosett

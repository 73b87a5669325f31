#pragma once

#include <string>

#include "core/document.h"

namespace rosett {

// The numbers by which a document on paper is the one it is, as one key: an invoice's sender and
// number, a decision's diarienummer and date, the person and day of a permit. Empty when one of
// them was not read, and for types that have none.
[[nodiscard]] std::string identity_of(const Document& document);

}  // namespace rosett

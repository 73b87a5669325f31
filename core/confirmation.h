#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace rosett {

// A reading that something outside the document says the same of, or nearly.
struct Confirmation {
  int row{};  // 0: the document's own field
  std::string field;
  bool agrees{true};  // false: but for accents, which readers lose

  friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

// Readings that agree are accepted, and no doubt about them is told any more (osaker_lasning); the
// others are not accepted.
void confirm(const std::vector<Confirmation>& confirmations, Document& document);

}  // namespace rosett

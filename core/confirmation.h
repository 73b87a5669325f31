#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace rosett {

// A reading that something outside the document says the same of.
struct Confirmation {
  int row{};  // 0: the document's own field
  std::string field;

  friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

// Those readings are accepted, and no doubt about them is told any more (osaker_lasning).
void confirm(const std::vector<Confirmation>& confirmations, Document& document);

}  // namespace rosett

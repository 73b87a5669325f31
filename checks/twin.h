#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/registers.h"

// The same document on paper, scanned once more: other bytes, the same content.
namespace rosett::checks {

struct Twin {
  std::string file;                      // of the earlier one, in the contract's order
  std::vector<std::string> differences;  // in words, a few at most; empty: none
};

// The first stored document of the same numbers (core/document_identity.h) with most of the same
// rows and none that is surely new: then the rows are compared one by one. A decision that
// supplements another has its own number or date, or other rows: it is none.
[[nodiscard]] std::optional<Twin> find_twin(const Document& document,
                                            const Surroundings& surroundings);

// "Allt stämmer överens." or what differs.
[[nodiscard]] std::string differences_of(const Twin& twin);

}  // namespace rosett::checks

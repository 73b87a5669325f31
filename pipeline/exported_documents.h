#pragma once

#include <string>
#include <vector>

#include "checks/check.h"
#include "core/document.h"

// Documents out of an export (JSON Lines) instead of the store.
namespace rosett {

// Throws Error naming file and line of what is not a document.
[[nodiscard]] std::vector<Document> exported_documents(const std::string& file);

// Rows of one document are compared with those of others by sha256 and part: an export of another
// program may lack both, and each of its documents is one of its own all the same.
void tell_apart(std::vector<Document>& documents);

// Puts what the checks find now in the place of what they found before; what only the paper or its
// reading shows stays. The status follows.
void check_again(Document& document, const Surroundings& surroundings,
                 const CheckSettings& settings);

}  // namespace rosett

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/decision_records.h"

// What a longer version of some scan takes over from the shorter one that it takes the place of.
// Each function is part of its caller's transaction.
namespace rosett {

struct Inheritance {
  // Keys of rows that somebody has decided on or that have left for the case system, with the key
  // that the longer version's row in the same place has now.
  std::vector<std::pair<std::string, std::string>> keys;
  std::vector<DecisionRecord> decisions;  // on the documents as such, about the longer one's
};

// To be called while the rows of the shorter version are there.
[[nodiscard]] Inheritance inheritance_of(Database& database, const std::string& longer,
                                         const std::string& shorter);

// To be called once they are not: the rows get the keys of those in whose place they stand, so that
// decisions hold, and what has left is corrected or withdrawn under the key that it left with,
// never sent once more under another.
void inherit(Database& database, const std::string& longer, const Inheritance& inheritance);

}  // namespace rosett

#pragma once

#include <string_view>

#include "store/database.h"

namespace rosett {

// The rules (a digest of them) that documents are checked by from now on: when they are others than
// before, every document is checked again. Does nothing when it is so already; else one
// transaction.
void check_by_rules(Database& database, std::string_view digest);

}  // namespace rosett

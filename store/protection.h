#pragma once

#include <string>

#include "store/database.h"

// Who is marked `skyddad` in the register of persons stays so until a row says «nej»: an import
// that leaves the mark out, or knows the person by another number, lifts nothing. Each function is
// part of its caller's transaction.
namespace rosett {

struct PersonNumbers {
  std::string personnummer, dossiernummer;  // either may be empty
};

// Whether anybody in the register is protected.
[[nodiscard]] bool is_anybody_protected(Database& database);

// Whether somebody is protected who has one of these numbers now, or has had it.
[[nodiscard]] bool is_protected(Database& database, const PersonNumbers& numbers);

// One who has just become protected: so becomes everybody of whom nothing else is said and who has
// one of these numbers, and the lists hide them at once, before the documents are checked again.
void protect(Database& database, const PersonNumbers& numbers);

}  // namespace rosett

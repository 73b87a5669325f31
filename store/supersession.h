#pragma once

#include <filesystem>
#include <string>

#include "store/database.h"

namespace rosett {

// Some scanners write a growing file again with every page, so that a shorter version may have been
// read before the longer one was there. Of contents read from the same place, that whose pages are
// the first ones of another's (the same words in the same pictures) is superseded: its rows go, and
// its documents say why. What people have decided and what has left for the case system goes over
// to the longer version (store/inheritance.h). Which of the two came first makes no difference.
// Looks at the contents `sha256`, which have just been read from `source`, against all others from
// there; returns how many are superseded by that. Part of its caller's transaction.
int supersede_shorter(Database& database, const std::string& sha256,
                      const std::filesystem::path& source);

}  // namespace rosett

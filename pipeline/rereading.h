#pragma once

#include <string>
#include <vector>

#include "pipeline/workspace.h"
#include "store/database.h"

namespace rosett {

// Interprets what was read of these contents again, by the templates as they are now, judges it
// and puts it in the place of what was read before: rows keep their keys, pages and words stay as
// they are. The same contents again give the same. Returns how many were; those that have gone
// meanwhile are passed over. Throws Error when no reader answers or the store cannot be written;
// what was done before that is done.
int reread(const Workspace& workspace, Database& database,
           const std::vector<std::string>& contents);

}  // namespace rosett

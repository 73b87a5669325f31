#pragma once

#include "store/audit.h"
#include "store/database.h"

namespace rosett {

// Who runs this program, and now: the user of the page whose account or name it is, else the
// account itself. `via`: by which way in.
[[nodiscard]] Author author_at_the_keyboard(Database& database, const std::string& via);

// The same, for whoever decides on rows: one and the same person must not be two people, here and
// on the page. Throws Error{config}, which says what to do, when the account is nobody's on the
// page although there are users or two must approve, and when that user may not decide.
[[nodiscard]] Author decider_at_the_keyboard(Database& database, const std::string& via);

}  // namespace rosett

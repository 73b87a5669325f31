#pragma once

#include "store/audit.h"

namespace rosett {

// Who runs this program, by the operating system, and now. `via`: by which way in.
[[nodiscard]] Author author_at_the_keyboard(const std::string& via);

}  // namespace rosett

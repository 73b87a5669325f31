#pragma once

#include <vector>

#include "core/application.h"
#include "store/database.h"

namespace rosett {

// The register `ansokningar`, by number.
[[nodiscard]] std::vector<Application> applications(Database& database);

}  // namespace rosett

#pragma once

#include <string>
#include <vector>

#include "checks/ledger/ledger.h"
#include "pipeline/workspace.h"

namespace rosett {

// The rows of what is stored, checked, as money.
[[nodiscard]] ledger::Ledger stored_ledger(Workspace& workspace);

// The rows of exports (JSON Lines) in place of what is stored, against the registers; all files are
// one set. Throws Error naming file and line of what is not a document.
[[nodiscard]] ledger::Ledger exported_ledger(Workspace& workspace,
                                             const std::vector<std::string>& files);

}  // namespace rosett

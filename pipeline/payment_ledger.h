#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/ledger/ledger.h"
#include "pipeline/workspace.h"

namespace rosett {

// The rows of what is stored, checked, as money.
[[nodiscard]] ledger::Ledger stored_ledger(Workspace& workspace);

// Only those of these days, settled in the light of all the others: the same as cut out of them.
[[nodiscard]] ledger::Ledger stored_ledger(Workspace& workspace, const std::optional<Date>& from,
                                           const std::optional<Date>& to);

// The same on a connection of its own; no limit gives all. What they refer to must outlive the
// ledger.
[[nodiscard]] ledger::Ledger stored_ledger(Database& database, const CheckSettings& settings,
                                           const ledger::LedgerRules& rules,
                                           const std::optional<Date>& from,
                                           const std::optional<Date>& to);

// The rows of exports (JSON Lines) in place of what is stored, against the registers; all files are
// one set. Throws Error naming file and line of what is not a document.
[[nodiscard]] ledger::Ledger exported_ledger(Workspace& workspace,
                                             const std::vector<std::string>& files);

}  // namespace rosett

#pragma once

#include <string>

#include "checks/ledger/adjusting.h"
#include "pipeline/workspace.h"
#include "store/distribution_sheets.h"

// A fördelningsark worked out: now, and what it was when it was approved.
namespace rosett {

// With its adjustments, and the återkrav that earlier ones have left.
struct WorkedOutSheet {
  ledger::Ledger ledger;
  ledger::Distribution distribution;  // points into `ledger`
};

// From what is stored now.
[[nodiscard]] WorkedOutSheet worked_out(Workspace& workspace, const DistributionSheet& sheet);

// As JSON and as workbooks, the whole and each stadsdel's, to be kept.
[[nodiscard]] FrozenSheet content_of(Workspace& workspace, const WorkedOutSheet& sheet);

// `rosett fordelningsark show`: keys ark (id, days, who made and approved it), the keys of
// distribution_json (as approved, else as it is now), and skillnad: shares that are others now than
// when it was approved.
[[nodiscard]] std::string sheet_json(const DistributionSheet& sheet, const WorkedOutSheet& now,
                                     const std::optional<FrozenSheet>& frozen);

}  // namespace rosett

#pragma once

#include <optional>
#include <vector>

#include "checks/ledger/ledger.h"

// What återkrav take back.
namespace rosett::ledger {

struct Reclaim {
  const LedgerRow* row{};
  // The granted row that covers its days with no smaller an amount; null when no single one does.
  const LedgerRow* ground{};
  // Several that do so together, where no single one does; empty: the återkrav has no ground.
  std::vector<const LedgerRow*> together;
};

// Every återkrav of these days (is_between) that counts, in the ledger's order, with what
// was granted earlier in another document, whenever that was. Points into the ledger, which must
// outlive it.
[[nodiscard]] std::vector<Reclaim> reclaims(const Ledger& ledger, const CheckSettings& settings,
                                            const std::optional<Date>& from = {},
                                            const std::optional<Date>& to = {});

}  // namespace rosett::ledger

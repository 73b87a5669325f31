#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "checks/check.h"
#include "checks/ledger/ledger.h"
#include "checks/ledger/split_rules.h"
#include "store/database.h"

namespace rosett::web {

// Where the page has the rows as money from.
struct MoneySource {
  // What is stored, of the days of these rows (both counted; empty: no limit), checked and settled.
  // May throw Error.
  std::function<ledger::Ledger(Database&, const std::optional<Date>& from,
                               const std::optional<Date>& to)>
      ledger;
  CheckSettings checks;
  std::vector<ledger::SplitRule> splits;
};

}  // namespace rosett::web

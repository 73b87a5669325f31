#pragma once

#include <string>

#include "checks/ledger/decided.h"

namespace rosett {

// `rosett report beslut --format json`: keys beslut (a payment's row each) and ansokningar (each
// with the rows that answered it, in the order of their decisions).
[[nodiscard]] std::string decided_json(const ledger::Decided& decided);

}  // namespace rosett

#pragma once

#include <vector>

#include "checks/ledger/ledger.h"

// What the ledger's rows are to each other; used by ledger.cpp alone.
namespace rosett::ledger {

// Gives every row that is a copy (dubblett) the payment that it copies, where that is in the
// ledger: the first in the contract's order.
void name_originals(std::vector<LedgerRow>& rows, const CheckSettings& settings);

// Gives every row its stadsdel, or the reasons that still stand in the way: osaker_lasning (amount
// or code unread), individ_saknas, sdf_saknas.
void place_in_districts(std::vector<LedgerRow>& rows, const LedgerSettings& settings,
                        const std::vector<Stadsdel>& districts);

}  // namespace rosett::ledger

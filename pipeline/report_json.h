#pragma once

#include <string>

#include "checks/ledger/distribution.h"
#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"

// `rosett report --format json`: one object, in the contract's shape, ending with a newline.
namespace rosett {

// Keys fordelning, ej_fordelat, avstamning, documents, andelar (shared out by age) and avrakning
// (återkrav set off against the next payment).
[[nodiscard]] std::string distribution_json(const ledger::Ledger& ledger,
                                            const ledger::Distribution& distribution);

// Key aterkrav. `reclaims` is null where no single row covers it; where several do so together they
// are listed in `reclaims_together`.
[[nodiscard]] std::string reclaims_json(const std::vector<ledger::Reclaim>& reclaims);

// Keys generalschablon and avslut: the persons whose last payment has come, and what is open.
// `unplaced` is there when a payment's place in the plan is not told.
[[nodiscard]] std::string plans_json(const ledger::Plans& plans);

}  // namespace rosett

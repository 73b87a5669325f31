#pragma once

#include <vector>

#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"
#include "review/book.h"

// The sheets about single payments: those taken back, and those of the generalschablon.
namespace rosett {

void write_reclaims_sheet(Book& book, const std::vector<ledger::Reclaim>& reclaims);

void write_plans_sheet(Book& book, const ledger::Plans& plans,
                       const std::vector<PlannedPayment>& planned);

}  // namespace rosett

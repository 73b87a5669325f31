#pragma once

#include <vector>

#include "checks/ledger/decided.h"
#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"
#include "review/book.h"

// The sheets about single payments: those taken back, and those of the generalschablon.
namespace rosett {

void write_reclaims_sheet(Book& book, const std::vector<ledger::Reclaim>& reclaims);

// Sheets Beslut, a payment's row each, and Ansökningar.
void write_decided_sheets(Book& book, const ledger::Decided& decided);

void write_plans_sheet(Book& book, const ledger::Plans& plans,
                       const std::vector<PlannedPayment>& planned);

}  // namespace rosett

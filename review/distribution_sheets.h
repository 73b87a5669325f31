#pragma once

#include <vector>

#include "checks/ledger/distribution.h"
#include "core/koder.h"
#include "review/book.h"

// The sheets of the workbooks that tell where the money goes.
namespace rosett {

// A line for each stadsdel and code.
void write_shares_sheet(Book& book, const std::vector<ledger::Share>& shares,
                        const std::vector<KodEntry>& koder);

// A line for each stadsdel: what it gets, what is taken back, what is left.
void write_districts_sheet(Book& book, const std::vector<ledger::District>& districts);

// The rows that are not distributed, with all their reasons.
// Sheet Andelar: what is shared out by age.
void write_parts_sheet(Book& book, const std::vector<ledger::SplitPart>& parts);

// Sheet Justeringar: what people have moved, and why.
void write_adjustments_sheet(Book& book, const std::vector<ledger::Adjustment>& adjustments);

// Sheet Avräkning: what is paid month by month when återkrav are set off.
void write_net_sheet(Book& book, const std::vector<ledger::NetPayment>& net);

void write_left_sheet(Book& book, const std::vector<const ledger::LedgerRow*>& left);

// That every krona of the documents is distributed or listed, and what they say of their sums.
void write_balance_sheet(Book& book, const ledger::Ledger& ledger, const ledger::Balance& balance);

// Rows, person by person.
void write_ledger_rows_sheet(Book& book, const std::vector<const ledger::LedgerRow*>& rows);

}  // namespace rosett

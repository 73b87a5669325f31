#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "checks/ledger/decided.h"
#include "checks/ledger/distribution.h"
#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"
#include "core/koder.h"

// Workbooks (.xlsx) of what the rows come to. The same content gives the same bytes; a file is
// there whole or not at all. The name of a person with skyddade personuppgifter is in none of
// them. All functions throw Error{io} when the file cannot be written and Error{limit} when a
// sheet cannot hold that many rows.
namespace rosett {

// Sheets Fördelning, Stadsdelar, Ej fördelat, Avstämning, Andelar and Avräkning, and Justeringar
// where there are any: the whole, for those who distribute it. `koder` gives codes their plain
// names; may be empty.
void write_distribution_workbook(const std::filesystem::path& file, const ledger::Ledger& ledger,
                                 const ledger::Distribution& distribution,
                                 const std::vector<KodEntry>& koder);

// What one stadsdel gets, for itself: sheets Fördelning, Rader, Andelar and Avräkning, and its own
// Justeringar where there are any, with no other's persons in them.
void write_district_workbook(const std::filesystem::path& file, const ledger::Ledger& ledger,
                             const ledger::Distribution& distribution,
                             const ledger::District& district, const std::vector<KodEntry>& koder);

// Sheet Återkrav.
void write_reclaims_workbook(const std::filesystem::path& file,
                             const std::vector<ledger::Reclaim>& reclaims);

// Sheets Beslut and Ansökningar.
void write_decided_workbook(const std::filesystem::path& file, const ledger::Decided& decided);

// Sheet Generalschablon: a line a person, a column for each payment of the plan.
void write_plans_workbook(const std::filesystem::path& file, const ledger::Plans& plans,
                          const std::vector<PlannedPayment>& planned);

}  // namespace rosett

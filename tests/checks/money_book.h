#pragma once

#include <string>
#include <vector>

#include "checks/ledger/ledger.h"
#include "tests/checks/builder.h"

// Short words for the ledger's tests.
namespace rosett::testing {

// What the repository's files say.
[[nodiscard]] const ledger::LedgerRules& ledger_rules();
[[nodiscard]] ledger::LedgerSettings ledger_settings();

// A workbook without a date of decision, from its rows.
[[nodiscard]] Document workbook(const std::string& file, const std::vector<Values>& rows,
                                const Values& fields = {});
// A file of the generalschablon's payments, paid on this day.
[[nodiscard]] Document payments(const std::string& file, const std::string& paid,
                                const std::vector<Values>& rows);
[[nodiscard]] Values payment(const std::string& dossier, const std::string& left,
                             const std::string& belopp);
[[nodiscard]] Values row(const std::string& dossier, const std::string& kod,
                         const std::string& from, const std::string& to, const std::string& belopp);

// In Farsta (18) since `registered`.
[[nodiscard]] Person person(const std::string& dossier, const std::string& received,
                            const std::string& registered);

// All of them, checked against the registers and each other.
[[nodiscard]] ledger::Ledger ledger_of(std::vector<Document> documents,
                                       MemorySurroundings& registers);

}  // namespace rosett::testing

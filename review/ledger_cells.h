#pragma once

#include <optional>
#include <string>

#include "checks/ledger/ledger.h"
#include "review/sheet.h"

// What the ledger's sheets have in common; used by them alone.
namespace rosett {

// Dossiernummer, else personnummer: of the register, else as printed.
[[nodiscard]] std::string person_number(const ledger::LedgerRow& row);

// "Ek, Ada"; of the register, else as printed; "Skyddade uppgifter" where they are.
[[nodiscard]] std::string person_name(const ledger::LedgerRow& row);
[[nodiscard]] std::string person_name(const Person& person);

// "lista.pdf, del 2, rad 7".
[[nodiscard]] std::string place_text(const ledger::RowPlace& place);
[[nodiscard]] std::string place_text(const ledger::LedgerRow& row);

void put_day(SheetWriter& sheet, const std::optional<Date>& day, Tone tone = Tone::plain);
void put_amount(SheetWriter& sheet, const std::optional<Amount>& amount, Tone tone = Tone::plain);

// Empty cells to the end of the row, and the end.
void finish_row(SheetWriter& sheet, Tone tone = Tone::plain);

}  // namespace rosett

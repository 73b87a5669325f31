#include "review/ledger_cells.h"

#include <fmt/format.h>

namespace rosett {

std::string person_number(const ledger::LedgerRow& row) {
  if (row.person) return row.person->key;
  return row.stored.dossiernummer.empty() ? row.stored.personnummer : row.stored.dossiernummer;
}

std::string person_name(const Person& person) {
  if (person.skyddad) return "Skyddade uppgifter";
  if (person.fornamn.empty() || person.efternamn.empty()) return person.fornamn + person.efternamn;
  return person.efternamn + ", " + person.fornamn;
}

std::string person_name(const ledger::LedgerRow& row) {
  return row.person ? person_name(row.person->person) : row.stored.namn;
}

std::string place_text(const ledger::RowPlace& place) {
  const std::string part = place.part > 0 ? fmt::format(", del {}", place.part) : "";
  return fmt::format("{}{}, rad {}", place.file, part, place.row);
}

std::string place_text(const ledger::LedgerRow& row) {
  return place_text({row.stored.file, row.stored.part, row.stored.row});
}

void put_day(SheetWriter& sheet, const std::optional<Date>& day, Tone tone) {
  day ? sheet.date(*day, tone) : sheet.blank(tone);
}

void put_amount(SheetWriter& sheet, const std::optional<Amount>& amount, Tone tone) {
  amount ? sheet.amount(*amount, tone) : sheet.blank(tone);
}

void finish_row(SheetWriter& sheet, Tone tone) {
  while (sheet.column() < sheet.column_count()) sheet.blank(tone);
  sheet.end_row();
}

}  // namespace rosett

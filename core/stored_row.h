#pragma once

#include <optional>

#include "core/document.h"
#include "core/registers.h"

// What a row says in the form that rows of different documents are compared in.
namespace rosett {

// The code that a generalschablon's payments have, which its files leave out (templates/koder.csv).
inline constexpr const char* kGeneralschablonKod = "NSCH";

// The readings that tell whom a row is about. A workbook's individnummer is the one number or the
// other, by its form; its fornamn and efternamn are read as one name. Null or empty: not there.
struct RowPerson {
  const Reading* personnummer{};
  const Reading* dossiernummer{};
  std::optional<Reading> namn;
};

// The row must outlive the answer.
[[nodiscard]] RowPerson person_in(const Row& row);

// The row's own field or, when the row has none, the document's for what a decision says once for
// all its rows (kod, diarienummer, period_fran, period_till). Null when neither has it.
[[nodiscard]] const Reading* reading_of(const Document& document, const Row& row,
                                        std::string_view name);

// Its own fields, and what it has from its document's head. `sure` is that what decides a payment
// is accepted, or not printed.
[[nodiscard]] StoredRow stored_row(const Document& document, const Row& row);

}  // namespace rosett

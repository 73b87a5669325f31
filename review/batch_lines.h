#pragma once

#include <string>

#include "store/batches.h"

// How a row leaves for the case system: as JSON Lines (review/leverans.schema.json tells what is in
// them) and, with the same content, as CSV for those who open it in Excel.
namespace rosett {

// Values are those of the row and, for what a decision or invoice says once for all its rows, its
// document's. CSV: `;`, decimal comma, no text that a spreadsheet takes for a formula.
[[nodiscard]] BatchLines batch_lines(const Departure& departure);

// The row of a line, alone in its document, with all that it left with as its own fields: written
// again it gives the same values. Throws Error{internal} for what batch_lines has not written.
[[nodiscard]] Document sent_row(const std::string& json);

// UTF-8 with BOM, CRLF at the end.
[[nodiscard]] std::string batch_csv_header();

}  // namespace rosett

#pragma once

#include <iosfwd>

#include "core/document.h"

// Rows as CSV, for `export --format csv`: one line a row of every document. UTF-8 with BOM, `;`,
// CRLF, a fixed header line in the contract's names: file, sha256, part, type, page, row, key,
// status, every row field of the contract, deviations (codes, comma-separated, of the row and of
// the document as a whole). Fields that a type does not have are empty, amounts have a decimal
// comma, dates are ISO.
//
// Opened in Excel, no text of a document becomes a formula: text that begins with = + - @ (or
// their full-width forms) gets an apostrophe before it, which a program that reads the file back
// takes off. Amounts keep their minus: they are numbers, not text.
namespace rosett {

void write_csv_header(std::ostream& out);

void write_csv_rows(std::ostream& out, const Document& document);

}  // namespace rosett

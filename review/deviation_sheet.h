#pragma once

#include "review/sheet.h"
#include "review/survey.h"
#include "review/workbook_source.h"

namespace rosett {

// Writes sheet Avvikelser: one line a deviation, most serious first, then as documents and rows
// stand, with the piece of the scan beside it and room for a decision. The row key of a deviation
// about a whole document is the document's own: its SHA-256, and «/part» where a file has several.
// `book` must outlive the call by its close().
void write_deviation_sheet(Book& book, const WorkbookSource& source, const Survey& survey);

}  // namespace rosett

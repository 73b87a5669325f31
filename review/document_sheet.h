#pragma once

#include "review/sheet.h"
#include "review/survey.h"
#include "review/workbook_source.h"

namespace rosett {

// Writes sheet Dokument: one line a document with its own fields, and what its rows come to
// beside the sum that is printed on it.
void write_document_sheet(Book& book, const WorkbookSource& source, const Survey& survey);

}  // namespace rosett

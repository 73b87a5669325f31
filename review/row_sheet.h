#pragma once

#include "review/sheet.h"
#include "review/survey.h"
#include "review/workbook_source.h"

namespace rosett {

// Writes sheet Rader: one line a row of every document; values that are not accepted, and those
// with a deviation of severity fel, have their colours. Below, the sums of what a filter shows.
void write_row_sheet(Book& book, const WorkbookSource& source, const Survey& survey);

}  // namespace rosett

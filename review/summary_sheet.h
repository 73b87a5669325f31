#pragma once

#include <vector>

#include "core/koder.h"
#include "review/sheet.h"
#include "review/survey.h"
#include "review/workbook_source.h"

namespace rosett {

// Writes sheet Summering: totals, then per ersättningskod with återkrav apart, deviations per
// sort, and per document.
void write_summary_sheet(Book& book, const Survey& survey, const std::vector<KodEntry>& koder);

}  // namespace rosett

#pragma once

#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/sheet_columns.h"

namespace rosett {

// Where a sheet stands in its workbook.
struct SheetPlace {
  int page{};  // from 1
  Epoch epoch{Epoch::of_1900};
};

// The rows below the heading: values, what is missing, and a printed sum that differs. Sums,
// repeated headings and notes are no rows.
void read_sheet_rows(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                     const SheetPlace& place, const Template& rules, const KindContext& context,
                     Document& document);

// The labelled values above the heading: beside their labels, or in one cell behind a colon.
void read_sheet_titles(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                       const SheetPlace& place, const Template& rules, const KindContext& context,
                       Document& document);

}  // namespace rosett

#pragma once

#include <span>
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
  std::span<const MergedCells> merged{};  // of the sheet
};

// The rows below the heading: values, what is missing, and a printed sum that differs. Sums,
// repeated headings and notes are no rows. A table of other columns further down, or beside, is
// read too; where its headings lack a column that must be there, it is told, and nothing below it
// is read.
void read_sheet_rows(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                     const SheetPlace& place, const Template& rules, const KindContext& context,
                     Document& document);

// The labelled values above the heading: beside their labels, or in one cell behind a colon.
void read_sheet_titles(const std::vector<SheetRow>& rows, const FoundHeading& heading,
                       const SheetPlace& place, const Template& rules, const KindContext& context,
                       Document& document);

}  // namespace rosett

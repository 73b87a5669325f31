#pragma once

#include <string>
#include <vector>

#include "core/workbook.h"
#include "parsers/interpretation.h"

namespace rosett {

// How a sheet stands to one template, for `rosett template try`.
struct SheetFit {
  const Template* rules{};
  int sheet{};                       // from 1
  int headings{};                    // of the template that the sheet has
  int heading_row{};                 // where; 0: nowhere
  std::vector<std::string> missing;  // names of required columns
  [[nodiscard]] bool fits() const;   // enough of the headings are there
};

// For each sheet with cells, hidden or not, one for each workbook template.
[[nodiscard]] std::vector<SheetFit> fits_of(const Workbook& workbook, const Library& library);

// One document for each sheet that has the table of a template, else one of type "okand". Sheets
// without such a table are explanations and are left aside. Page k is the k-th sheet.
[[nodiscard]] std::vector<Document> interpret_workbook(const Workbook& workbook,
                                                       const Library& library);

// Every sheet as a page without words, in cells.
[[nodiscard]] std::vector<PageText> pages_of(const Workbook& workbook);

}  // namespace rosett

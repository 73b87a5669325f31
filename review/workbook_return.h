#pragma once

#include <vector>

#include "core/workbook.h"
#include "review/deciding.h"
#include "review/workbook_lines.h"
#include "store/audit.h"
#include "store/database.h"

namespace rosett {

// What has been taken back out of a corrected workbook.
struct WorkbookReturn {
  std::vector<WorkbookFault> faults;  // if any, nothing has been done
  int lines{};                        // with a decision
  int values{};                       // corrected, or found right
  int printed_wrong{}, rejected{}, noted{};
  int approved{};  // rows
  int stale{};     // lines that nobody decided on, of rows that have changed since
  int missing{};   // open deviations of the documents in the workbook that have no line in it
};

// Takes decisions and corrected values out of a workbook that a samordnare has filled in
// (decision_columns.h): whole or not at all, each line held to what the page holds it to. A row is
// approved when its line on sheet Rader says so, or when every one of its lines on sheet Avvikelser
// is decided and one at least says Godkänn. Rows that have changed since the workbook was written,
// keys that do not exist, and values written over where they are shown are faults: nothing is
// overwritten, and nothing that a person wrote is passed over.
[[nodiscard]] WorkbookReturn take_back(const Workbook& workbook, Database& database,
                                       Deciding& deciding, const Author& author);

// What a workbook would decide.
struct WorkbookProposal {
  std::vector<Decision> decisions;
  std::vector<WorkbookFault> faults;  // those that can be told before anything is tried
  int stale{}, missing{};             // as in WorkbookReturn
};

// As take_back, but that nothing is done.
[[nodiscard]] WorkbookProposal proposed_in(const Workbook& workbook, Database& database,
                                           Deciding& deciding);

}  // namespace rosett

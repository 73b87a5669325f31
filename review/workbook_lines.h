#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/workbook.h"

namespace rosett {

// Something about one line of a workbook that stops it from being taken back.
struct WorkbookFault {
  std::string sheet;    // empty: the workbook as a whole
  int row{};            // as the spreadsheet program counts, 0: the sheet as a whole
  std::string message;  // Swedish, says what to do
};

// A line that a person may have decided on, as it stands in the workbook (decision_columns.h).
struct WorkbookLine {
  std::string sheet;
  int row{};
  std::string key, revision;
  std::string field, code;        // empty on a line about a row as a whole
  std::string choice;             // empty: not decided
  std::optional<Cell> corrected;  // as it was typed
  std::string comment;
  // What stands under each heading of the sheet; an empty cell for nothing.
  std::map<std::string, Cell> shown;
};

struct WorkbookLines {
  std::vector<WorkbookLine> lines;
  std::vector<WorkbookFault> faults;
};

// The lines of every sheet that has the headings of a decision, wherever its columns stand and in
// whatever order its rows do, also those that a filter hides. Text cells, since a person may have
// typed anything anywhere.
[[nodiscard]] WorkbookLines lines_in(const Workbook& workbook);

// What was typed in a cell as text of its kind: a number as an amount or a day, a day as ISO.
[[nodiscard]] std::string typed_text(const Cell& cell, Kind kind, Epoch epoch);

}  // namespace rosett

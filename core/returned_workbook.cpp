#include "core/returned_workbook.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/text.h"

namespace rosett {

bool is_returned(const Workbook& workbook) {
  return std::ranges::any_of(workbook.sheets, [](const Sheet& sheet) {
    std::map<int, std::set<std::string>> headings;  // by row
    for (const Cell& cell : sheet.cells) {
      const std::string text = single_line(cell.text);
      if (text == heading::kKey || text == heading::kRevision || text == heading::kDecision)
        headings[cell.row].insert(text);
    }
    return std::ranges::any_of(headings, [](const auto& row) { return row.second.size() == 3; });
  });
}

}  // namespace rosett

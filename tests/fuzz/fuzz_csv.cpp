// Any bytes are a table, and a table written again is the same table.
#include <string>
#include <string_view>

#include "core/csv.h"
#include "fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto rows = rosett::parse_csv({reinterpret_cast<const char*>(data), size});
  std::string written;
  std::size_t line = 0;
  for (const rosett::CsvRow& row : rows) {
    rosett::fuzz::require(row.line > line && !row.cells.empty());
    line = row.line;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      written += (i == 0 ? "" : ";") + rosett::csv_cell(row.cells[i]);
    written += '\n';
  }
  const auto again = rosett::parse_csv(written);
  rosett::fuzz::require(again.size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    rosett::fuzz::require(again[i].cells == rows[i].cells);
  return 0;
}

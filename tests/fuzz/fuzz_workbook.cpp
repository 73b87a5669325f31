// Any bytes are a workbook within the limits, or an Error that says what to do; so is any text as
// the rows of a sheet. What comes out is in order, and templates can be laid on it.
#include <algorithm>
#include <string>
#include <tuple>

#include "core/error.h"
#include "fuzz_target.h"
#include "parsers/sheet_reading.h"
#include "parsers/template_loading.h"
#include "pipeline/tables/workbook_reading.h"
#include "tests/pipeline/tables/made_workbook.h"
#include "tests/support/folders.h"

namespace {

const rosett::Library& shipped() {
  static const rosett::Library library =
      rosett::load_library({rosett::source_folder() + "/templates"});
  return library;
}

void read(std::span<const std::uint8_t> bytes) {
  const rosett::WorkbookLimits limits{
      .unpacked_bytes = 4 << 20, .cells = 20'000, .text_bytes = 1 << 20};
  try {
    const rosett::Workbook workbook = rosett::read_workbook(bytes, limits);
    for (const rosett::Sheet& sheet : workbook.sheets) {
      const auto place = [](const rosett::Cell& cell) { return std::tuple(cell.row, cell.column); };
      rosett::fuzz::require(sheet.cells.size() <= limits.cells);
      rosett::fuzz::require(std::ranges::is_sorted(sheet.cells, {}, place));
      rosett::fuzz::require(std::ranges::all_of(sheet.cells, [&](const rosett::Cell& cell) {
        return cell.row >= 1 && cell.column >= 1 && cell.row <= sheet.rows &&
               cell.column <= sheet.columns;
      }));
    }
    for (const rosett::Document& document : rosett::interpret_workbook(workbook, shipped()))
      rosett::fuzz::require(!document.type.empty());
  } catch (const rosett::Error& error) {
    rosett::fuzz::require(!error.advice().empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read({data, size});
  const std::string rows(reinterpret_cast<const char*>(data), size);
  read(rosett::samples::zipped(
      rosett::samples::workbook_entries({rosett::samples::sheet_of(rows)})));
  return 0;
}

#include "pipeline/workbook_file.h"

#include <algorithm>

#include "core/error.h"
#include "core/text.h"
#include "pipeline/files.h"
#include "pipeline/protocol/workbook_message.h"
#include "pipeline/reader_question.h"

namespace rosett {
namespace {

constexpr std::string_view kZip = "PK\3\4";

Fd opened(const std::filesystem::path& file) {
  Fd found = open_regular(file);
  if (!found.valid())
    throw Error(ErrorKind::io, shown(file) + " finns inte eller är ingen vanlig fil.",
                "Ange en fil som finns.");
  return found;
}

}  // namespace

bool is_workbook(const std::filesystem::path& file) {
  return bytes_at(opened(file), 0, kZip.size()) == kZip;
}

Workbook cells_of(const std::filesystem::path& file, const ReaderSettings& settings) {
  const Fd document = opened(file);
  return protocol::decode_workbook(
      ask_reader(settings, protocol::Type::take_cells, &document).payload);
}

std::vector<CsvRow> table_of(const Workbook& workbook) {
  const auto sheet = std::ranges::find_if(
      workbook.sheets, [](const Sheet& each) { return !each.hidden && !each.cells.empty(); });
  if (sheet == workbook.sheets.end())
    throw Error(ErrorKind::malformed, "Arbetsboken har inget blad med innehåll.",
                "Lägg tabellen på ett blad som syns, med rubrikraden först.");
  std::vector<CsvRow> table;
  for (const Cell& cell : sheet->cells) {
    if (cell.type == CellType::error)
      throw Error(
          ErrorKind::malformed,
          "Cellen " + cell_name(cell.row, cell.column) + " har ett fel i stället för värde.",
          "Rätta formeln, spara arbetsboken och läs in den igen.");
    const auto line = static_cast<std::size_t>(cell.row);
    if (table.empty() || table.back().line != line)
      table.push_back({line, std::vector<std::string>(static_cast<std::size_t>(sheet->columns))});
    table.back().cells[static_cast<std::size_t>(cell.column) - 1] = single_line(cell.text);
  }
  return table;
}

}  // namespace rosett

#include "review/workbook_lines.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "core/text.h"
#include "review/decision_columns.h"

namespace rosett {
namespace {

// Columns of the headings on one sheet, from 1; by heading.
using Places = std::map<std::string, int>;
using CellsOfRow = std::map<int, const Cell*>;

std::map<int, CellsOfRow> rows_of(const Sheet& sheet) {
  std::map<int, CellsOfRow> rows;
  for (const Cell& cell : sheet.cells) rows[cell.row][cell.column] = &cell;
  return rows;
}

Places places_in(const CellsOfRow& row) {
  Places places;
  for (const auto& [column, cell] : row) places.emplace(single_line(cell->text), column);
  return places;
}

bool is_header(const Places& places) {
  return places.contains(heading::kKey) && places.contains(heading::kDecision);
}

class SheetLines {
 public:
  SheetLines(const Sheet& sheet, WorkbookLines& found) : sheet_(sheet), found_(found) {}

  // False when it has no such headings.
  bool read() {
    const auto rows = rows_of(sheet_);
    const auto header = std::ranges::find_if(
        rows, [](const auto& row) { return is_header(places_in(row.second)); });
    if (header == rows.end()) return false;
    places_ = places_in(header->second);
    if (!places_.contains(heading::kRevision)) {
      refuse(0, "Kolumnen Version saknas. Ta en ny arbetsbok ur exportmappen och fyll i den.");
      return true;
    }
    for (auto row = std::next(header); row != rows.end(); ++row) add(row->first, row->second);
    return true;
  }

 private:
  void refuse(int row, std::string message) {
    found_.faults.push_back({sheet_.name, row, std::move(message)});
  }

  static const Cell* cell_at(const CellsOfRow& cells, const Places& places, const char* heading) {
    const auto place = places.find(heading);
    if (place == places.end()) return nullptr;
    const auto cell = cells.find(place->second);
    return cell == cells.end() ? nullptr : cell->second;
  }

  std::string text_at(const CellsOfRow& cells, const char* heading) const {
    const Cell* cell = cell_at(cells, places_, heading);
    return cell == nullptr ? std::string() : single_line(cell->text);
  }

  void add(int number, const CellsOfRow& cells) {
    WorkbookLine line{.sheet = sheet_.name,
                      .row = number,
                      .key = text_at(cells, heading::kKey),
                      .revision = text_at(cells, heading::kRevision),
                      .field = text_at(cells, heading::kField),
                      .code = text_at(cells, heading::kCode),
                      .choice = text_at(cells, heading::kDecision),
                      .corrected = {},
                      .comment = text_at(cells, heading::kComment),
                      .shown = {}};
    const Cell* corrected = cell_at(cells, places_, heading::kCorrected);
    if (corrected != nullptr && !single_line(corrected->text).empty()) line.corrected = *corrected;
    const bool decided = !line.choice.empty() || line.corrected;
    if (line.key.empty() && decided)
      return refuse(number, "Raden har ett beslut men ingen radnyckel. Ta tillbaka radnyckeln.");
    if (corrected != nullptr && corrected->type == CellType::error)
      return refuse(number, "Rättat värde är ett formelfel. Skriv värdet.");
    if (line.key.empty()) return;
    for (const auto& [heading, column] : places_) {
      const auto cell = cells.find(column);
      line.shown.emplace(heading, cell == cells.end() ? Cell{} : *cell->second);
    }
    found_.lines.push_back(std::move(line));
  }

  const Sheet& sheet_;
  WorkbookLines& found_;
  Places places_;
};

// "5394.5" as öre would be written out.
std::string with_two_decimals(std::string number) {
  const std::size_t dot = number.find('.');
  if (dot == std::string::npos) return number + ".00";
  while (number.size() - dot - 1 < 2) number += '0';
  return number;
}

}  // namespace

WorkbookLines lines_in(const Workbook& workbook) {
  WorkbookLines found;
  bool any = false;
  for (const Sheet& sheet : workbook.sheets) any |= SheetLines(sheet, found).read();
  if (!any)
    found.faults.push_back(
        {"", 0,
         "Arbetsboken är ingen avvikelselista: kolumnerna Radnyckel och Beslut finns inte."});
  return found;
}

std::string typed_text(const Cell& cell, Kind kind, Epoch epoch) {
  if (cell.type != CellType::number) return single_line(cell.text);
  if (kind == Kind::amount) return with_two_decimals(cell.text);
  if (kind != Kind::date) return cell.text;
  double serial{};
  const char* const end = cell.text.data() + cell.text.size();
  if (std::from_chars(cell.text.data(), end, serial).ptr != end) return cell.text;
  const auto day = date_of_serial(serial, epoch);
  return day ? to_iso(*day) : cell.text;
}

}  // namespace rosett

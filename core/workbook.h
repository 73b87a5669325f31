#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

// A workbook as a plain grid of cells: what stands in them, not how it looks.
namespace rosett {

enum class CellType {
  text,
  number,   // `text` is its shortest decimal form, "5394.5"
  date,     // a number shown as a date: `text` is ISO, without the time of day
  boolean,  // `text` is "true" or "false"
  error     // an error value such as #REF!, or a formula whose value was never computed: no text
};

struct Cell {
  int row{}, column{};  // from 1, as the program that made it counts
  CellType type{CellType::text};
  std::string text;  // UTF-8 as stored; foreign, perhaps with line ends
  // A number that its format rounds, scales or shows without its sign: people see another.
  bool shown_as_another{};
  friend bool operator==(const Cell&, const Cell&) = default;
};

// A range of cells that is shown as one. Its value stands in each row of its first column.
struct MergedCells {
  int first_row{}, first_column{}, last_row{}, last_column{};
  friend bool operator==(const MergedCells&, const MergedCells&) = default;
};

struct Sheet {
  std::string name;
  bool hidden{};
  int rows{}, columns{};    // the last that has a cell; 0: none has
  std::vector<Cell> cells;  // by row, then column; empty cells are left out
  std::vector<MergedCells> merged;
  std::vector<int> hidden_rows{};  // from 1, in their order
  friend bool operator==(const Sheet&, const Sheet&) = default;
};

// Where the days of a workbook are counted from.
enum class Epoch { of_1900, of_1904 };

struct Workbook {
  Epoch epoch{Epoch::of_1900};
  std::vector<Sheet> sheets;  // in their order; charts and macros are none
  friend bool operator==(const Workbook&, const Workbook&) = default;
};

// The day that a serial number stands for (ECMA-376 part 1, 18.17.4.1; 29 February 1900, which
// Excel counts, is none); a part of a day is left out. Empty outside the years 1900 to 9999.
[[nodiscard]] std::optional<Date> date_of_serial(double serial, Epoch epoch);

// "B" is 2, "AA10" has column 27 and row 10; empty when it is no such name or beyond the last cell
// of a sheet.
struct CellName {
  int row{}, column{};
};
[[nodiscard]] std::optional<CellName> parse_cell_name(std::string_view name);

// As a person would look for it: "AA10".
[[nodiscard]] std::string cell_name(int row, int column);

}  // namespace rosett

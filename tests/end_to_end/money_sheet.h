#pragma once

#include <map>
#include <string>
#include <vector>

// money/fall.fods: cases from the ordinances' figures that a spreadsheet works out by itself,
// without anything of the program's.
namespace rosett::testing {

// A line of a sheet, by its headings.
using SheetLine = std::map<std::string, std::string>;

struct MoneySheet {
  std::vector<SheetLine> cases;  // sheet Fall, a row of a decision each
  std::vector<SheetLine> sums;   // sheet Summor, by stadsdel and code
};

// As LibreOffice works it out now, in `folder`. Fails the test when LibreOffice does.
[[nodiscard]] MoneySheet recalculated(const std::string& folder);

// The persons of the cases as a register, before or after they moved.
[[nodiscard]] std::string persons_csv(const MoneySheet& sheet, bool after_move);

// The cases as an export, each in a document of its own, with `more` öre than the sheet says.
[[nodiscard]] std::string export_of(const MoneySheet& sheet, int more);

// "23500.00" of "2350000".
[[nodiscard]] std::string kronor(const std::string& ore, int more = 0);

}  // namespace rosett::testing

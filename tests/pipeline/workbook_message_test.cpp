#include "pipeline/protocol/workbook_message.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/error.h"

namespace rosett::protocol {
namespace {

Sheet any_sheet() {
  Sheet sheet;
  sheet.name = *rc::gen::arbitrary<std::string>();
  sheet.hidden = *rc::gen::arbitrary<bool>();
  sheet.rows = *rc::gen::inRange(0, 6);
  sheet.columns = sheet.rows == 0 ? 0 : *rc::gen::inRange(1, 6);
  for (int row = 1; row <= sheet.rows; ++row)
    for (int column = 1; column <= sheet.columns; ++column)
      if (*rc::gen::arbitrary<bool>())
        sheet.cells.push_back({row, column, static_cast<CellType>(*rc::gen::inRange(0, 5)),
                               *rc::gen::arbitrary<std::string>(), *rc::gen::arbitrary<bool>()});
  if (sheet.rows > 0) sheet.merged.push_back({1, 1, sheet.rows, sheet.columns});
  if (*rc::gen::arbitrary<bool>()) sheet.hidden_rows = {1, 3};
  return sheet;
}

Workbook book_of(const Sheet& sheet) {
  Workbook workbook;
  workbook.sheets.push_back(sheet);
  return workbook;
}

RC_GTEST_PROP(WorkbookMessage, SurvivesTheWay, ()) {
  Workbook workbook;
  const int sheets = *rc::gen::inRange(0, 4);
  for (int i = 0; i < sheets; ++i) workbook.sheets.push_back(any_sheet());
  RC_ASSERT(decode_workbook(encode(workbook)) == workbook);
}

TEST(WorkbookMessage, PartsOfItAndCellsOutOfPlaceAreRefused) {
  Sheet sheet{"Blad1", false, 2, 1, {{1, 1, CellType::text, "a"}, {2, 1, CellType::date, "b"}}, {}};
  const std::string whole = encode(book_of(sheet));
  for (std::size_t length = 5; length < whole.size(); ++length)
    EXPECT_THROW(static_cast<void>(decode_workbook(std::string_view(whole).substr(0, length))),
                 Error);
  std::swap(sheet.cells[0], sheet.cells[1]);
  EXPECT_THROW(static_cast<void>(decode_workbook(encode(book_of(sheet)))), Error);
  sheet.cells = {{3, 1, CellType::text, "utanför"}};
  EXPECT_THROW(static_cast<void>(decode_workbook(encode(book_of(sheet)))), Error);
}

}  // namespace
}  // namespace rosett::protocol

#include "pipeline/tables/workbook_reading.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "made_workbook.h"

namespace rosett {
namespace {

using samples::sheet_of;
using samples::workbook_entries;
using samples::zipped;

Sheet only_sheet(const std::string& inside) {
  const Workbook workbook = read_workbook(zipped(workbook_entries({inside})));
  EXPECT_EQ(workbook.sheets.size(), 1U);
  return workbook.sheets.at(0);
}

std::vector<Cell> cells_in(const std::string& row) {
  return only_sheet(sheet_of("<row r=\"2\">" + row + "</row>")).cells;
}

TEST(Workbook, TextsStandInThreeWays) {
  const std::vector<Cell> expected{{2, 1, CellType::text, "Belopp, kr"},
                                   {2, 2, CellType::text, "Åsa Öhrn"},
                                   {2, 3, CellType::text, " =1+1"},
                                   {2, 5, CellType::text, "a&b"}};
  EXPECT_EQ(cells_in(R"(<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>)"
                     R"(<c r="C2" t="inlineStr"><is><t xml:space="preserve"> =1+1</t></is></c>)"
                     R"(<c r="D2" s="1"/><c r="E2" t="str"><f>A1</f><v>a&amp;b</v></c>)"),
            expected);
}

TEST(Workbook, NumbersAreAsTheyWouldBeTyped) {
  const std::vector<Cell> expected{
      {2, 1, CellType::number, "5394.5"},       {2, 2, CellType::number, "0.3"},
      {2, 3, CellType::number, "201003142381"}, {2, 4, CellType::number, "-1350"},
      {2, 5, CellType::number, "120000"},       {2, 6, CellType::boolean, "true"}};
  EXPECT_EQ(cells_in(R"(<c r="A2"><v>5394.5</v></c><c r="B2"><v>0.30000000000000004</v></c>)"
                     R"(<c r="C2"><v>201003142381</v></c><c r="D2"><v>-1350</v></c>)"
                     R"(<c r="E2"><v>1.2E5</v></c><c r="F2" t="b"><v>1</v></c>)"),
            expected);
}

TEST(Workbook, NumbersShownAsDatesAreDates) {
  const std::vector<Cell> expected{{2, 1, CellType::date, "2019-01-01"},
                                   {2, 2, CellType::date, "2023-12-31"},
                                   {2, 3, CellType::number, "43466"},
                                   {2, 4, CellType::date, "2018-09-03"}};
  EXPECT_EQ(cells_in(R"(<c r="A2" s="1"><v>43466</v></c><c r="B2" s="2"><v>45291.75</v></c>)"
                     R"(<c r="C2" s="0"><v>43466</v></c>)"
                     R"(<c r="D2" t="d"><v>2018-09-03T00:00:00</v></c>)"),
            expected);
}

TEST(Workbook, TheYearThatDaysAreCountedFromIsTheWorkbooks) {
  auto entries = workbook_entries({sheet_of(R"(<row r="1"><c r="A1" s="1"><v>0</v></c></row>)")});
  std::string& main = entries["xl/workbook.xml"];
  main.insert(main.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
  EXPECT_EQ(read_workbook(zipped(entries)).sheets.at(0).cells.at(0).text, "1904-01-01");
}

TEST(Workbook, OfAFormulaTheStoredValueCounts) {
  const std::vector<Cell> expected{
      {2, 1, CellType::number, "5340"}, {2, 2, CellType::error, ""}, {2, 3, CellType::error, ""}};
  EXPECT_EQ(cells_in(R"(<c r="A2"><f>ROUND(53400/10,2)</f><v>5340</v></c><c r="B2"><f>A2</f></c>)"
                     R"(<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>)"),
            expected);
}

TEST(Workbook, CellsWithoutNamesStandBehindEachOther) {
  const std::vector<Cell> expected{
      {1, 1, CellType::number, "1"}, {1, 2, CellType::number, "2"}, {2, 1, CellType::number, "3"}};
  EXPECT_EQ(only_sheet(sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row>"
                                "<row><c><v>3</v></c></row>"))
                .cells,
            expected);
}

TEST(Workbook, AMergedCellsValueStandsInEachOfItsRows) {
  const Sheet sheet =
      only_sheet(sheet_of(R"(<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>1</v></c></row>)"
                          R"(<row r="2"><c r="B2"><v>2</v></c></row>)") +
                 R"(<mergeCells><mergeCell ref="A1:A9"/></mergeCells>)");
  const std::vector<Cell> expected{{1, 1, CellType::number, "7"},
                                   {1, 2, CellType::number, "1"},
                                   {2, 1, CellType::number, "7"},
                                   {2, 2, CellType::number, "2"}};
  EXPECT_EQ(sheet.cells, expected);
  EXPECT_EQ(sheet.merged, (std::vector<MergedCells>{{1, 1, 9, 1}}));
}

TEST(Workbook, HiddenSheetsAreToldAndTheOrderIsKept) {
  auto entries = workbook_entries({sheet_of(""), sheet_of(R"(<row><c><v>1</v></c></row>)")});
  std::string& main = entries["xl/workbook.xml"];
  main.insert(main.find(" sheetId=\"2\""), " state=\"veryHidden\"");
  const Workbook workbook = read_workbook(zipped(entries));
  ASSERT_EQ(workbook.sheets.size(), 2U);
  EXPECT_FALSE(workbook.sheets[0].hidden);
  EXPECT_EQ(workbook.sheets[0].rows, 0);
  EXPECT_TRUE(workbook.sheets[1].hidden);
  EXPECT_EQ(workbook.sheets[1].name, "Blad2");
}

TEST(Workbook, HiddenRowsAreNamed) {
  const Sheet sheet = only_sheet(sheet_of(R"(<row r="1"><c r="A1"><v>1</v></c></row>)"
                                          R"(<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>)"));
  EXPECT_EQ(sheet.cells.size(), 2U);
  EXPECT_EQ(sheet.hidden_rows, std::vector<int>{2});
}

}  // namespace
}  // namespace rosett

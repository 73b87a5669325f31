#include "parsers/sheet_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/template_loading.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;

const Library& shipped() {
  static const Library library = load_library({rosett::source_folder() + "/templates"});
  return library;
}

// Texts by row; "#" before a number makes it one, "!" is an error.
Sheet sheet_of(const std::vector<std::vector<std::string>>& rows) {
  Sheet sheet{"Beslut", false, static_cast<int>(rows.size()), 0, {}, {}};
  for (std::size_t row = 0; row < rows.size(); ++row)
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const std::string& text = rows[row][column];
      if (text.empty()) continue;
      Cell cell{static_cast<int>(row) + 1, static_cast<int>(column) + 1, CellType::text, text};
      if (text.front() == '#') cell = {cell.row, cell.column, CellType::number, text.substr(1)};
      if (text == "!") cell = {cell.row, cell.column, CellType::error, ""};
      sheet.columns = std::max(sheet.columns, cell.column);
      sheet.cells.push_back(cell);
    }
  return sheet;
}

Workbook book_of(std::vector<Sheet> sheets) {
  Workbook workbook;
  workbook.sheets = std::move(sheets);
  return workbook;
}

Document only_document(const std::vector<std::vector<std::string>>& rows) {
  auto documents = interpret_workbook(book_of({sheet_of(rows)}), shipped());
  EXPECT_EQ(documents.size(), 1U);
  return std::move(documents.front());
}

std::string value(const std::vector<Field>& fields, std::string_view name) {
  return value_of(fields, name).value_or("-");
}

const std::vector<std::string> kHeading{
    "Sökt belopp",           "Beviljat Belopp, kr", "INDIVIDNR", "Beslutad period fr.o.m.",
    "Beslutad Period T o m", "Ersättning",          "Efternamn "};

TEST(Sheets, ColumnsAreFoundByTheirHeadingsBelowTitles) {
  const Document document = only_document(
      {{"Ansök om statlig ersättning"},
       {"Kommun:", "", "Stockholm"},
       {"Ersättning: Dagersättning"},
       {},
       kHeading,
       {"#9", "4 394,50", "#50419372", "20190101", "#43496", "DAG", "Karim af  Ekenstam"},
       {"#9", "#-2201.5", "11-234567/1", "#20190101", "2019-01-31", "Å-LMA", ""},
       {},
       {"Summa, kr", "#2193"}});
  EXPECT_EQ(document.type, "etjanst");
  EXPECT_EQ(value(document.fields, "kommun"), "Stockholm");
  EXPECT_EQ(value(document.fields, "ersattning"), "Dagersättning");
  ASSERT_EQ(document.rows.size(), 2U);
  const auto& first = document.rows[0].fields;
  EXPECT_EQ(value(first, "belopp"), "4394.50");
  EXPECT_EQ(value(first, "individnummer"), "50-419372");
  EXPECT_EQ(value(first, "period_fran"), "2019-01-01");
  EXPECT_EQ(value(first, "period_till"), "2019-01-31");
  EXPECT_EQ(value(first, "kod"), "DAG");
  EXPECT_EQ(value(first, "efternamn"), "Karim af Ekenstam");
  EXPECT_EQ(find_field(first, "belopp")->box, (Box{1, 5, 2, 6}));
  const auto& second = document.rows[1].fields;
  EXPECT_EQ(value(second, "belopp"), "-2201.50");
  EXPECT_EQ(value(second, "individnummer"), "11-234567");
  EXPECT_EQ(find_field(second, "efternamn"), nullptr);
  EXPECT_TRUE(document.deviations.empty());
}

TEST(Sheets, WhatCannotBeReadIsTold) {
  const Document document =
      only_document({kHeading,
                     {"", "!", "11-234567", "2019-01-01", "2019-02-30", "DAG"},
                     {"", "#100.005", "", "2019-01-01", "2019-01-31", "DAG"}});
  ASSERT_EQ(document.rows.size(), 2U);
  EXPECT_EQ(value(document.rows[0].fields, "belopp"), "-");
  EXPECT_EQ(value(document.rows[0].fields, "period_till"), "-");
  EXPECT_FALSE(find_field(document.rows[1].fields, "belopp")->evidence.exact);
  ASSERT_EQ(document.deviations.size(), 1U);
  EXPECT_EQ(document.deviations[0].field, "individnummer");
  EXPECT_THAT(document.deviations[0].message, HasSubstr("C3"));
}

TEST(Sheets, APrintedSumThatDiffersIsTold) {
  const Document document = only_document(
      {kHeading, {"", "#100", "11-234567", "2019-01-01", "2019-01-31", "DAG"}, {"Summa", "#99"}});
  ASSERT_EQ(document.deviations.size(), 1U);
  EXPECT_EQ(document.deviations[0].code, "summa_avviker");
}

TEST(Sheets, AColumnThatMustBeThereIsMissed) {
  auto heading = kHeading;
  heading[1] = "Kronor som vi fick";
  const Document document = only_document(
      {heading, {"", "#100", "11-234567", "2019-01-01", "2019-01-31", "DAG", "Öhrn"}});
  ASSERT_EQ(document.deviations.size(), 1U);
  EXPECT_EQ(document.deviations[0].code, "falt_saknas");
  EXPECT_EQ(document.deviations[0].field, "belopp");
}

TEST(Sheets, OthersAreLeftAsideAndHiddenOnesAreTold) {
  const std::vector<std::string> row{"", "#100", "11-234567", "2019-01-01", "2019-01-31", "DAG"};
  Sheet hidden = sheet_of({kHeading, row});
  hidden.hidden = true;
  const auto documents = interpret_workbook(
      book_of({sheet_of({{"Kod", "Klartext", "Belopp, kr"}, {"DAG", "Dagersättning", "#1"}}),
               sheet_of({kHeading, row, row}), hidden}),
      shipped());
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].part, 1);
  EXPECT_EQ(documents[0].rows.size(), 2U);
  EXPECT_EQ(documents[0].pages.at(0).page, 2);
  EXPECT_EQ(documents[1].deviations.at(0).code, "dolt_blad");
}

TEST(Sheets, AWorkbookOfSomethingElseIsUnknown) {
  const Document document =
      only_document({{"Personalbudget"}, {"Enhet", "Konto", "Belopp, kr"}, {"Kansli", "#1", "#2"}});
  EXPECT_EQ(document.type, "okand");
  EXPECT_EQ(document.deviations.at(0).code, "okand_dokumenttyp");
}

}  // namespace
}  // namespace rosett

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
      const bool number = text.find_first_of("0123456789") != std::string::npos;
      if (text.front() == '#' && number)
        cell = {cell.row, cell.column, CellType::number, text.substr(1)};
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

// The checks hold it against the rows (summa_avviker), also when one of them is corrected.
TEST(Sheets, APrintedSumIsTheDocuments) {
  const std::vector<std::string> row{"", "#100", "11-234567", "2019-01-01", "2019-01-31", "DAG"};
  for (const char* word : {"Summa", "Totalt", "Summa, kr"}) {
    const Document document = only_document({kHeading, row, {word, "#99"}});
    EXPECT_EQ(value(document.fields, "summa"), "99.00") << word;
    EXPECT_EQ(document.rows.size(), 1U);
    EXPECT_TRUE(document.deviations.empty());
  }
  EXPECT_EQ(find_field(only_document({kHeading, row, row}).fields, "summa"), nullptr);
  EXPECT_EQ(find_field(only_document({kHeading, row, {"Delsumma", "#100"}, row}).fields, "summa"),
            nullptr)
      << "of some of the rows alone";
}

// Of two tables the last sum is the document's only where it is that of both.
TEST(Sheets, ASumOfOneTableOfSeveralIsHeldAgainstThatTable) {
  const std::vector<std::string> row{"", "#100", "11-234567", "2019-01-01", "2019-01-31", "DAG"};
  auto other = kHeading;
  std::swap(other[1], other[5]);
  const std::vector<std::string> second{"", "DAG", "11-234567", "2019-02-01", "2019-02-28", "#50"};
  const auto read = [&](const char* sum) {
    return only_document(
        {kHeading, row, {"Summa", "#100"}, other, second, {"Summa", "", "", "", "", sum}});
  };
  EXPECT_EQ(value(read("#150").fields, "summa"), "150.00");
  EXPECT_EQ(find_field(read("#50").fields, "summa"), nullptr);
  EXPECT_TRUE(read("#50").deviations.empty());
  EXPECT_EQ(read("#49").deviations.at(0).code, "summa_avviker");
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

const std::vector<std::string> kRow{"",           "#100", "11-234567", "2019-01-01",
                                    "2019-01-31", "DAG",  "Öhrn"};

std::vector<std::string> told(const Document& document) {
  std::vector<std::string> codes;
  for (const Deviation& deviation : document.deviations) codes.push_back(deviation.code);
  return codes;
}

TEST(Sheets, ATableOfOtherColumnsFurtherDownIsReadByItsOwnHeadings) {
  const Document document = only_document({kHeading,
                                           kRow,
                                           {"Summa", "#100"},
                                           {"Belopp", "Individnr", "Fr.o.m.", "T.o.m.", "Kod"},
                                           {"#7", "11-234568", "2019-02-01", "2019-02-28", "DAG"},
                                           {"#7", "Summa"}});
  ASSERT_EQ(document.rows.size(), 2U);
  EXPECT_EQ(value(document.rows[1].fields, "belopp"), "7.00");
  EXPECT_EQ(value(document.rows[1].fields, "individnummer"), "11-234568");
  EXPECT_THAT(told(document), ::testing::IsEmpty());
}

TEST(Sheets, ATableThatTheTemplateDoesNotKnowIsToldAndNotTakenForRows) {
  const Document document = only_document(
      {kHeading, kRow, {}, {"", "Kod", "", "Antal", "Belopp"}, {"", "DAG", "", "#1", "#100"}});
  EXPECT_EQ(document.rows.size(), 1U);
  ASSERT_THAT(told(document), ::testing::ElementsAre("falt_saknas"));
  EXPECT_THAT(document.deviations[0].message, HasSubstr("rad 4"));
}

TEST(Sheets, TablesSideBySideAreBothRead) {
  auto heading = kHeading;
  auto row = kRow;
  heading.insert(heading.end(), kHeading.begin(), kHeading.end());
  row.insert(row.end(), kRow.begin(), kRow.end());
  row[8] = "#200";
  row[9] = "11-234568";
  const Document document = only_document({heading, row, kRow});
  ASSERT_EQ(document.rows.size(), 3U);
  EXPECT_EQ(value(document.rows[2].fields, "belopp"), "200.00");
  EXPECT_EQ(value(document.rows[2].fields, "individnummer"), "11-234568");
  EXPECT_THAT(told(document), ::testing::IsEmpty());
}

TEST(Sheets, OfTwoColumnsCalledTheSameNeitherIsBelieved) {
  auto heading = kHeading;
  heading[0] = heading[1];
  auto other = kRow;
  other[0] = "#90";
  auto same = kRow;
  same[0] = same[1];
  const Document document = only_document({heading, other, same});
  ASSERT_EQ(document.rows.size(), 2U);
  EXPECT_TRUE(find_field(document.rows[0].fields, "belopp")->evidence.contested);
  EXPECT_FALSE(find_field(document.rows[1].fields, "belopp")->evidence.contested);
}

TEST(Sheets, ASumWithoutAWordIsNoRow) {
  const Document document = only_document({kHeading, kRow, kRow, {"", "#200"}});
  EXPECT_EQ(document.rows.size(), 2U);
  EXPECT_THAT(told(document), ::testing::IsEmpty());
  const Document other = only_document({kHeading, kRow, kRow, {"", "#210"}});
  ASSERT_EQ(other.rows.size(), 3U);
  EXPECT_TRUE(find_field(other.rows[2].fields, "belopp")->evidence.contested);
  EXPECT_THAT(told(other), ::testing::Contains("falt_saknas"));
}

TEST(Sheets, ARowOfWhichOnlyTheLeastIsLeftIsNoNote) {
  auto heading = kHeading;
  heading.insert(heading.end(), {"Förnamn", "Referens"});
  const Document document = only_document({heading,
                                           kRow,
                                           {"", "", "", "", "", "DAG", "Nur", "Amal", "17"},
                                           {"", "", "", "", "", "", "Obs"}});
  EXPECT_EQ(document.rows.size(), 2U);
  EXPECT_THAT(told(document), ::testing::Contains("falt_saknas"));
}

TEST(Sheets, AnAmountShownOverSeveralRowsIsNotEachOnes) {
  Sheet sheet = sheet_of({kHeading, kRow, kRow, kRow});
  sheet.merged = {{2, 2, 3, 2}, {2, 4, 3, 4}};
  const Document document = interpret_workbook(book_of({sheet}), shipped()).front();
  ASSERT_EQ(document.rows.size(), 3U);
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(find_field(document.rows[row].fields, "belopp")->evidence.contested, row < 2) << row;
    EXPECT_FALSE(find_field(document.rows[row].fields, "period_fran")->evidence.contested) << row;
  }
}

TEST(Sheets, AnAmountThatPeopleSeeAsAnotherIsDoubted) {
  Sheet sheet = sheet_of({kHeading, kRow, kRow});
  for (Cell& cell : sheet.cells) cell.shown_as_another = cell.row == 2 && cell.column == 2;
  const Document document = interpret_workbook(book_of({sheet}), shipped()).front();
  EXPECT_FALSE(find_field(document.rows[0].fields, "belopp")->evidence.exact);
  EXPECT_TRUE(find_field(document.rows[1].fields, "belopp")->evidence.exact);
}

TEST(Sheets, ErrorsArePastedAsTextsToo) {
  for (const char* error : {"#REF!", "#REFERENS!", "#N/A", "#SAKNAS!", "!"}) {
    auto row = kRow;
    row[6] = error;
    const Document document =
        only_document({{"Kommun:", error}, {"Ersättning:", error}, kHeading, row});
    const Reading* name = find_field(document.rows.at(0).fields, "efternamn");
    ASSERT_NE(name, nullptr) << error;
    EXPECT_FALSE(name->value) << error;
    ASSERT_NE(find_field(document.fields, "ersattning"), nullptr) << error;
    EXPECT_FALSE(find_field(document.fields, "ersattning")->value) << error;
  }
}

TEST(Sheets, HiddenRowsAreReadAndTold) {
  Sheet sheet = sheet_of({kHeading, kRow, kRow});
  sheet.hidden_rows = {3};
  const Document document = interpret_workbook(book_of({sheet}), shipped()).front();
  EXPECT_EQ(document.rows.size(), 2U);
  EXPECT_THAT(told(document), ::testing::ElementsAre("dolda_rader"));
}

TEST(Sheets, ASheetThatIsNotReadAndNamesPersonsIsTold) {
  const auto documents = interpret_workbook(
      book_of({sheet_of({kHeading, kRow}), sheet_of({{"Vem", "Kronor"}, {"11-234568", "#90"}}),
               sheet_of({{"Vem", "Kronor"}, {"alla", "#90"}})}),
      shipped());
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_THAT(told(documents[0]), ::testing::ElementsAre("olast_blad"));
}

TEST(Sheets, AWorkbookOfSomethingElseIsUnknown) {
  const Document document =
      only_document({{"Personalbudget"}, {"Enhet", "Konto", "Belopp, kr"}, {"Kansli", "#1", "#2"}});
  EXPECT_EQ(document.type, "okand");
  EXPECT_EQ(document.deviations.at(0).code, "okand_dokumenttyp");
}

}  // namespace
}  // namespace rosett

// What a page's or table's layout says against values that read well: columns taken for others,
// print that is cut, numbers that go on.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_pages.h"

namespace rosett {
namespace {

using testing::column;
using ::testing::Each;
using ::testing::ElementsAre;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using ::testing::SizeIs;

const std::vector<PrintedColumn> kColumns{
    {200, false, {"Namn"}},       {700, false, {"Personnummer"}}, {1020, false, {"Dossiernr"}},
    {1300, false, {"Fr.o.m."}},   {1520, false, {"T.o.m."}},      {1740, false, {"Kod"}},
    {2200, true, {"Belopp, kr"}},
};

const std::vector<std::vector<std::string>> kRows{
    {"Nur, Sara", "480421-9212", "12-678100", "2018-07-01", "2018-07-31", "DAG", "950,00"},
    {"Ali, Hassan", "030618-8434", "11-174479", "2018-07-01", "2018-09-30", "FSKA", "34 567,50"},
    {"Omar, Idil", "850709-9805", "14-101010", "2018-08-01", "2018-09-30", "UTR9", "1 250,00"},
    {"Rosén, Awet", "730330-2210", "13-222333", "2018-07-01", "2018-08-31", "SÄR", "14 000,00"},
    {"Berg, Lina", "010203-4455", "10-444555", "2018-07-01", "2018-07-31", "DAG", "1 066,00"},
    {"Zaki, Taha", "990101-1212", "50-666777", "2018-07-01", "2018-09-30", "HVB", "88 200,00"}};

void print_head(PrintedPage& page) {
  page.print(200, 150, "Migrationsverket").print(200, 260, "Roselista statlig ersättning");
  page.print(200, 340, "Ärendenummer").print(620, 340, "1.3.2-2019-4711");
  page.print(200, 390, "Beslutat").print(620, 390, "2019-05-14");
}

int print_rows(PrintedPage& page, int y, const std::vector<PrintedColumn>& columns) {
  for (const auto& row : kRows) {
    testing::print_cells(page, y, columns, row);
    y += 60;
  }
  return y;
}

PrintedPage list() {
  PrintedPage page;
  print_head(page);
  print_rows(page, testing::print_headings(page, 500, kColumns), kColumns);
  return page;
}

std::vector<bool> contested(const Document& document, const std::string& name) {
  std::vector<bool> result;
  for (const Row& row : document.rows)
    result.push_back(find_field(row.fields, name)->evidence.contested);
  return result;
}

TEST(StructureDoubt, AWholeTableContestsNothing) {
  const Document document = read_one({list()});
  ASSERT_THAT(document.rows, SizeIs(kRows.size()));
  for (const Row& row : document.rows)
    for (const Field& field : row.fields) {
      EXPECT_FALSE(field.reading.evidence.contested) << field.name;
      EXPECT_TRUE(field.reading.evidence.exact) << field.name;
    }
}

// The headings promise a value that hardly any row has: its words are probably another column's.
TEST(StructureDoubt, AColumnWithoutValuesContestsTheTable) {
  PrintedPage page;
  print_head(page);
  int y = testing::print_headings(page, 500, kColumns);
  for (std::size_t i = 0; i < kRows.size(); ++i, y += 60) {
    std::vector<std::string> cells = kRows[i];
    if (i > 1) cells[4].clear();
    testing::print_cells(page, y, kColumns, cells);
  }
  EXPECT_THAT(contested(read_one({page}), "belopp"), Each(true));
}

TEST(StructureDoubt, AValueThatBeginsBehindItsColumnsEdgeMayHaveLostItsBeginning) {
  PrintedPage page;
  print_head(page);
  int y = testing::print_headings(page, 500, kColumns);
  for (std::size_t i = 0; i < kRows.size(); ++i, y += 60) {
    std::vector<std::string> cells = kRows[i];
    if (i == 3) cells[0].clear();
    testing::print_cells(page, y, kColumns, cells);
    if (i == 3) page.print(200 + 2 * PrintedPage::kCharacter, y, "sén, Awet");
  }
  EXPECT_THAT(contested(read_one({page}), "namn"),
              ElementsAre(false, false, false, true, false, false));
}

TEST(StructureDoubt, PrintAtThePapersEdgeMayGoOn) {
  PrintedPage page = list();
  page.print(1900, 390, "Referens").print(2480 - 20 - 13 * 16, 390, "Avdelning för");
  EXPECT_TRUE(find_field(read_one({page}).fields, "referens")->evidence.contested);
}

TEST(StructureDoubt, WordsBelowARowThatBelongNowhereMayGoOnWithItsText) {
  PrintedPage page = list();
  const int last = page.text().words.back().box.bottom;
  page.print(200, last + 12, "Mohamed Hassan Ali och flera andra personer i samma ärende");
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(kRows.size()));
  EXPECT_TRUE(find_field(document.rows.back().fields, "namn")->evidence.contested);
  EXPECT_FALSE(find_field(document.rows.front().fields, "namn")->evidence.contested);
}

// A text goes on below its row, however its line was taken; a tick beside it changes nothing.
TEST(StructureDoubt, AWrappedNameBesideATickIsWhole) {
  PrintedPage page;
  print_head(page);
  std::vector<PrintedColumn> columns = kColumns;
  columns.insert(columns.begin(), {{120, false, {"Nr"}}});
  int y = testing::print_headings(page, 500, columns);
  for (std::size_t i = 0; i < kRows.size(); ++i, y += 100) {
    std::vector<std::string> cells = kRows[i];
    cells.insert(cells.begin(), std::to_string(i + 1));
    testing::print_cells(page, y, columns, cells);
    if (i == 2) page.print(120, y + 36, "p").print(200, y + 36, "Nahom");
  }
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(kRows.size()));
  EXPECT_EQ(column(document, "namn")[2], "Omar, Idil Nahom");
}

// Ruled lines part the rows, and a fold lies across the third.
Document folded_list(const Box& fold_in_row) {
  PrintedPage page;
  print_head(page);
  std::vector<PrintedColumn> columns = kColumns;
  columns.push_back({2240, false, {"Fritext"}});
  int y = testing::print_headings(page, 500, columns);
  for (std::size_t i = 0; i < kRows.size(); ++i, y += 100) {
    std::vector<std::string> cells = kRows[i];
    cells.emplace_back("Tak");
    testing::print_cells(page, y, columns, cells);
    page.rule({190, y + 76, 2400, y + 79});
    if (i != 2) continue;
    page.rule({fold_in_row.left, y + fold_in_row.top, fold_in_row.right, y + fold_in_row.bottom});
    page.print(200, y + 40, "Nahom").print(2240, y + 40, "enligt");
  }
  return read_one({page});
}

TEST(StructureDoubt, AFoldPartsNoRow) {
  const Document document = folded_list({350, 30, 2200, 41});
  ASSERT_THAT(document.rows, SizeIs(kRows.size()));
  EXPECT_EQ(column(document, "namn")[2], "Omar, Idil Nahom");
  EXPECT_EQ(column(document, "fritext")[2], "Tak enligt");
}

// What cannot be told from a ruled line makes the words below it a row, which may be a part of the
// one above.
TEST(StructureDoubt, WordsAloneBelowARuledLineMayBeTheRestOfTheRowAbove) {
  const Document document = folded_list({190, 32, 2400, 35});
  const auto names = contested(document, "namn");
  ASSERT_THAT(document.rows, SizeIs(kRows.size() + 1));
  EXPECT_TRUE(names[2]);
  EXPECT_FALSE(names[1]);
  EXPECT_TRUE(contested(document, "fritext")[2]);
}

// The heading of the next group could not be read, for the hole beside it.
TEST(StructureDoubt, RowsBelowAHeadingBesideAHoleDoNotGetTheCodeAbove) {
  PrintedPage page;
  print_head(page);
  std::vector<PrintedColumn> columns = kColumns;
  columns.erase(columns.begin() + 5);
  int y = testing::print_headings(page, 500, columns) + 120;
  for (std::size_t i = 0; i < kRows.size(); ++i, y += 60) {
    if (i == 0) page.print(200, y - 60, "Typ BIF");
    if (i == 3) {
      page.print(90, y + 35, "Q").print(200, y + 40, "yp onc");
      y += 100;
    }
    std::vector<std::string> cells = kRows[i];
    cells.erase(cells.begin() + 5);
    testing::print_cells(page, y, columns, cells);
  }
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(kRows.size()));
  EXPECT_EQ(column(document, "kod")[2], "BIF");
  EXPECT_EQ(value_of(document.rows[3].fields, "kod"), std::nullopt);
}

TEST(Foot, IsNoRow) {
  PrintedPage page;
  print_head(page);
  print_rows(page, testing::print_headings(page, 500, kColumns), kColumns);
  const int y = 3'300;
  page.print(200, y, "Migrationsverket").print(700, y, "601 70 Norrköping");
  page.print(1020, y, "www.migrationsverket.se").print(2100, y, "1 (2)");
  EXPECT_THAT(read_one({page}).rows, SizeIs(kRows.size()));
}

// The engine has left out a character whose ink is there.
TEST(StructureDoubt, InkThatNoCharacterAccountsForIsDoubt) {
  PageText page = list().text();
  Word& word = *std::ranges::find(page.words, "HVB", &Word::text);
  const Box& ink = word.box;
  const int width = PrintedPage::kCharacter;
  word.box = {ink.left, ink.top, ink.right + 2 * width, ink.bottom};
  for (int i = 0; i < 3; ++i)
    word.symbols.push_back({word.text.substr(static_cast<std::size_t>(i), 1),
                            {ink.left + i * width, ink.top, ink.left + (i + 1) * width, ink.bottom},
                            1.0F,
                            {}});
  const Document document = interpret_pages(std::vector{page}, testing::library()).front();
  EXPECT_TRUE(find_field(document.rows.back().fields, "kod")->evidence.crowded);
  EXPECT_FALSE(find_field(document.rows.front().fields, "kod")->evidence.crowded);
}

TEST(Continuation, AMarkInTheMarginMovesNoColumn) {
  PrintedPage second(2);
  print_rows(second, 300, kColumns);
  const int y = second.text().words.front().box.top;
  second.print(60, y + 60, "1").print(60, y + 180, "v");
  const Document document = read_one({list(), second});
  ASSERT_THAT(document.rows, SizeIs(2 * kRows.size()));
  EXPECT_EQ(column(document, "belopp")[6], "950.00");
  EXPECT_EQ(column(document, "kod")[7], "FSKA");
}

TEST(Continuation, HeadingsThatWereNotReadAreThoseOfThePageBefore) {
  PrintedPage second(2);
  std::vector<PrintedColumn> columns = kColumns;
  columns[1].heading = {"P /"};
  print_rows(second, testing::print_headings(second, 300, columns), columns);
  const Document document = read_one({list(), second});
  EXPECT_EQ(column(document, "personnummer")[6], "19480421-9212");
}

TEST(Columns, APeriodBesideItsOwnEndIsItsBeginning) {
  PrintedPage page;
  print_head(page);
  std::vector<PrintedColumn> columns = kColumns;
  columns[3].heading = {"Period"};
  print_rows(page, testing::print_headings(page, 500, columns), columns);
  EXPECT_THAT(column(read_one({page}), "period_fran"),
              ElementsAre("2018-07-01", "2018-07-01", "2018-08-01", "2018-07-01", "2018-07-01",
                          "2018-07-01"));
}

TEST(Columns, TwoUnreadableHeadingsOverDaysAreThePeriod) {
  PrintedPage page;
  print_head(page);
  std::vector<PrintedColumn> columns = kColumns;
  columns[3].heading = {"ggr"};
  columns[4].heading = {"om"};
  print_rows(page, testing::print_headings(page, 500, columns), columns);
  const Document document = read_one({page});
  EXPECT_EQ(column(document, "period_fran")[1], "2018-07-01");
  EXPECT_EQ(column(document, "period_till")[1], "2018-09-30");
  EXPECT_THAT(contested(document, "period_till"), Each(true));  // a guess
}

TEST(HeaderValue, ANumberOfSomethingIsNoAmount) {
  PrintedPage page = list();
  page.print(200, 440, "Summa, 1 st")
      .print(200, 960, "Summa totalt")
      .print_right(2200, 960, "140 033,50");
  EXPECT_EQ(value_of(read_one({page}).fields, "summa"), "140033.50");
}

TEST(HeaderValue, WhatIsCountedMayStandAWideBlankApart) {
  PrintedPage page = list();
  page.print(200, 960, "Summa,").print(330, 960, "1").print(380, 960, "st");
  const auto summa = value_of(read_one({page}).fields, "summa");
  EXPECT_NE(summa, "1.00");
}

TEST(HeaderValue, ADayThatGoesOnIsInexact) {
  PrintedPage page;
  print_head(page);
  page.print(200, 440, "Utbetalas den").print(620, 440, "2019-05-28 -01 04");
  const Document document = read_one({page});
  const Reading* day = find_field(document.fields, "utbetalningsdatum");
  ASSERT_TRUE(day->value);
  EXPECT_TRUE(day->evidence.contested || !day->evidence.exact);
}

}  // namespace
}  // namespace rosett

// Lists whose looks led readers astray: headings over narrow or loose columns, stamps, folds.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_pages.h"
#include "sample_list.h"

namespace rosett {
namespace {

using testing::Cells;
using testing::column;
using testing::columns;
using ::testing::Each;
using testing::in_doubt;
using testing::joined;
using testing::list_of;
using testing::print_head;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using testing::rows;
using testing::value;

const std::vector<Cells>& kRows = rows();

TEST(ListLooks, LinesOfAHeadingMayStandFarApart) {
  std::vector<PrintedColumn> wrapped = columns();
  wrapped[0].heading = {"Person- eller", "samordningsnummer"};
  wrapped[6].heading = {"Ersättningskod"};
  PrintedPage page;
  print_head(page);
  for (const PrintedColumn& one : wrapped)
    for (std::size_t line = 0; line < one.heading.size(); ++line) {
      const int y = 700 + 60 * static_cast<int>(line);  // 2.3 times the height of the print
      if (one.right)
        page.print_right(one.x, y, one.heading[line]);
      else
        page.print(one.x, y, one.heading[line]);
    }
  for (std::size_t i = 0; i < kRows.size(); ++i)
    print_cells(page, 860 + 50 * static_cast<int>(i), wrapped, kRows[i]);
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "personnummer")), "20050114-9454|20031201-6900|20180609-9725|");
  EXPECT_EQ(joined(column(document, "belopp")), "82350.00|16200.00|19590.00|");
}

TEST(ListLooks, AColumnUnderAStampIsToldByItsNumbers) {
  std::vector<PrintedColumn> stamped = columns();
  stamped[3].heading = {};
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, stamped);
  for (std::size_t i = 0; i < kRows.size(); ++i)
    print_cells(page, y + 50 * static_cast<int>(i), stamped, kRows[i]);
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "diarienummer")),
            "1.3.2-2021-53404|2.3.4-2021-44715|2.3.4-2021-44715|");
  EXPECT_EQ(joined(column(document, "namn")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
}

TEST(ListLooks, NumbersOfRowsBeforeNamesAreNoNames) {
  std::vector<PrintedColumn> numbered = columns();
  numbered[0].heading = {"Namn"};
  numbered[2].heading = {"Personnummer"};
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, numbered);
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    Cells cells = kRows[i];
    std::swap(cells[0], cells[2]);
    cells[0] = std::to_string(i + 1) + " " + cells[0];
    print_cells(page, y + 50 * static_cast<int>(i), numbered, cells);
  }
  EXPECT_EQ(joined(column(read_one({page}), "namn")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
}

// The blanks stand below one another and below that of the heading.
TEST(ListLooks, ABlankBetweenThousandsPartsNoHeading) {
  std::vector<PrintedColumn> granted = columns();
  granted.back().heading = {};
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, granted);
  page.print_right(2258, 700, "Beviljad").print(2284, 700, "ersättning");
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const int line = y + 50 * static_cast<int>(i);
    Cells cells = kRows[i];
    cells.back() = "";
    print_cells(page, line, granted, cells);
    page.print_right(2266, line, std::to_string(41 + i)).print(2290, line, "920,00");
  }
  EXPECT_EQ(joined(column(read_one({page}), "belopp")), "41920.00|42920.00|43920.00|");
}

// "Beteckning" heads a column in other lists.
TEST(ListLooks, LabelsAboveATableAreNoHeadings) {
  std::vector<PrintedColumn> fewer = columns();
  fewer[3].heading = {};
  std::vector<Cells> cells = kRows;
  for (Cells& row : cells) row[3].clear();
  PrintedPage page = list_of(fewer, cells);
  page.print(1150, 640, "Er beteckning: Norr");
  const Document document = read_one({page});
  EXPECT_EQ(value(document.fields, "referens"), "Norr");
  EXPECT_THAT(column(document, "diarienummer"), Each("(not there)"));
  EXPECT_EQ(joined(column(document, "namn")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
}

// It goes through a number, of which the engine makes two words.
TEST(ListLooks, AStampsSideIsNoColumnsBorder) {
  const std::string number = kRows[0][3];
  for (const std::size_t cut : {1U, 2U, 3U}) {
    std::vector<Cells> cells;
    for (int i = 0; i < 4; ++i) cells.insert(cells.end(), kRows.begin(), kRows.end());
    cells[3][3].clear();
    PrintedPage page = list_of(columns(), cells);
    const int y = testing::kRowsTop + 3 * testing::kRowPitch;
    const int x = columns()[3].x + static_cast<int>(cut) * PrintedPage::kCharacter;
    page.rule({x, y - 50, x + 2, y + 70});
    page.print(columns()[3].x, y, number.substr(0, cut)).print(x + 4, y, number.substr(cut));
    const std::vector<Field> row = read_one({page}).rows.at(3).fields;
    EXPECT_EQ(value(row, "diarienummer"), number);
    EXPECT_EQ(value(row, "namn"), "Qasim Nord");
  }
}

const std::vector<PrintedColumn>& columns_below_persons() {
  static const std::vector<PrintedColumn> all{{400, false, {"Ers.kod"}},
                                              {800, false, {"Från"}},
                                              {1300, false, {"T.o.m."}},
                                              {2300, true, {"Beviljat"}}};
  return all;
}

PrintedPage persons_above(const std::string& second_person) {
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, columns_below_persons());
  page.print(200, y, "000703-4499 10-684546 NOORI Meron");
  print_cells(page, y + 50, columns_below_persons(), {"DAG", "20190801", "20191031", "3168"});
  page.print(second_person.starts_with('-') ? 500 : 200, y + 100, second_person);
  print_cells(page, y + 150, columns_below_persons(), {"GOD9", "20190701", "20190715", "6273"});
  return page;
}

// A code, a day and "20191031 3168" have the form of a name with its numbers.
TEST(ListLooks, ARowBelowItsColumnsIsNoPerson) {
  const Document document = read_one({persons_above("140427-8507 10-863704 HAVRYLENKO Diyar")});
  EXPECT_EQ(joined(column(document, "personnummer")), "20000703-4499|20140427-8507|");
  EXPECT_EQ(joined(column(document, "kod")), "DAG|GOD9|");
  EXPECT_EQ(joined(column(document, "belopp")), "3168.00|6273.00|");
}

// The row is another person's, and nobody knows whose: never the one's above.
TEST(ListLooks, APersonLostInAFoldIsNotTheOneAbove) {
  const Document document = read_one({persons_above("-9Y99685 Savchenko")});
  EXPECT_EQ(column(document, "personnummer").front(), "20000703-4499");
  EXPECT_EQ(column(document, "personnummer").back(), "(unread)");
  EXPECT_EQ(column(document, "belopp").back(), "6273.00");
}

std::vector<PrintedColumn> columns_below_codes() {
  return {{200, false, {"Nr"}},
          {300, false, {"Person"}},
          {700, false, {"Dossiernummer"}},
          {1050, false, {"Personnummer"}},
          {1500, false, {"Från"}},
          {1800, false, {"Till"}},
          {2300, true, {"Belopp"}}};
}

// "ÖSSUR ASHA" has the form of a code with its name, but stands below a name.
TEST(ListLooks, ANameInCapitalsThatGoesOnBelowIsNoCode) {
  const std::vector<PrintedColumn> below = columns_below_codes();
  PrintedPage page;
  print_head(page);
  int y = print_headings(page, 700, below);
  page.print(200, y, "DAG DAGERSÄTTNING");
  print_cells(page, y + 60, below,
              {"1", "LÖFGREN", "12-796897", "19511174-2689", "2020-06-01", "2020-07-31", "4 570"});
  page.print(300, y + 100, "ÖSSUR ASHA");
  print_cells(page, y + 150, below,
              {"2", "STÅHL", "13-337340", "20000505-7682", "2020-06-01", "2020-07-31", "1 714"});
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "namn")), "LÖFGREN ÖSSUR ASHA|STÅHL|");
  EXPECT_EQ(joined(column(document, "kod")), "DAG|DAG|");
}

TEST(ListLooks, CapitalsAmongSmallLettersAreInDoubt) {
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, columns());
  Cells cells = kRows[0];
  cells[2] = "Farhadi EMMa";
  print_cells(page, y, columns(), cells);
  print_cells(page, y + 50, columns(), kRows[1]);
  const Document document = read_one({page});
  EXPECT_TRUE(in_doubt(document.rows[0].fields, "namn"));
  EXPECT_FALSE(in_doubt(document.rows[1].fields, "namn"));
}

PrintedPage with_unread_day() {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket");
  page.print(200, 250, "Roselista – beviljad ersättning");
  page.print(200, 350, "Diarienummer: 1.3.2-2021-50000").print(1300, 350, "Kommun: Stockholm");
  page.print(200, 400, "Beslutsdatum: 5854-6607");
  const int y = print_headings(page, 700, columns());
  print_cells(page, y, columns(), kRows[0]);
  print_cells(page, y + 50, columns(), kRows[1]);
  return page;
}

TEST(ListLooks, ALoneDayIsInDoubtWhereTheLabelsOwnCannotBeRead) {
  PrintedPage page = with_unread_day();
  page.print(1300, 400, "2021-08-15");
  const Document document = read_one({page});
  EXPECT_TRUE(in_doubt(document.fields, "beslutsdatum")) << value(document.fields, "beslutsdatum");
}

// "Utbet.datum:" of which a stamp has taken the most.
TEST(ListLooks, TheDayOfAnotherLabelsEndIsInDoubt) {
  PrintedPage page = with_unread_day();
  page.ink({1270, 400, 1290, 426}).print(1300, 400, "tum: 2021-08-15");
  const Document document = read_one({page});
  EXPECT_TRUE(in_doubt(document.fields, "beslutsdatum")) << value(document.fields, "beslutsdatum");
}

// A municipality that does not exist is one of the document's other words.
TEST(ListLooks, OnlyAListedMunicipalityIsSure) {
  for (const bool listed : {true, false}) {
    PrintedPage page;
    page.print(200, 150, "Migrationsverket");
    page.print(200, 250, "Roselista – beviljad ersättning");
    page.print(200, 350, "Diarienummer: 1.3.2-2021-50000")
        .print(200, 450, "Beslutsdatum: 2021-07-23");
    page.print(200, 400, listed ? "Kommun: Sundsvall" : "Kommun: Beteckning");
    const int y = print_headings(page, 700, columns());
    print_cells(page, y, columns(), kRows[0]);
    print_cells(page, y + 50, columns(), kRows[1]);
    EXPECT_EQ(in_doubt(read_one({page}).fields, "kommun"), !listed);
  }
}

std::string with_blanks(std::string day) {
  std::ranges::replace(day, '-', ' ');
  return day;
}

TEST(ListLooks, DaysPrintedWithBlanksAreValues) {
  std::vector<PrintedColumn> joint{{200, false, {"Namn"}},
                                   {700, false, {"Dossiernr"}},
                                   {1000, false, {"Period"}},
                                   {1500, false, {"Kod"}},
                                   {2300, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, joint);
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    const Cells& row = kRows[i];
    print_cells(
        page, y + 50 * static_cast<int>(i), joint,
        {row[2], row[1], with_blanks(row[4]) + " till " + with_blanks(row[5]), row[6], row[7]});
  }
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "period_fran")), "2021-03-01|2021-01-20|2021-04-05|");
  EXPECT_EQ(joined(column(document, "period_till")), "2021-04-30|2021-01-31|2021-05-31|");
}

// The first page's headings lie under a stamp, the second page's do not.
TEST(ListLooks, HeadingsThatCannotBeReadAreThoseOfTheOtherPage) {
  std::vector<PrintedPage> pages{PrintedPage(1), PrintedPage(2)};
  print_head(pages[0]);
  for (std::size_t number = 0; number < pages.size(); ++number) {
    PrintedPage& page = pages[number];
    page.print(2200, 60, "Sida " + std::to_string(number + 1) + " (2)");
    std::vector<PrintedColumn> headed = columns();
    if (number == 0) {
      headed[2].heading = {"N&mg"};
      headed[4].heading = {"F"};
      headed[5].heading = {"bw"};
    }
    const int y = print_headings(page, 700, headed);
    for (std::size_t i = 0; i < kRows.size(); ++i)
      print_cells(page, y + 50 * static_cast<int>(i), headed, kRows[i]);
  }
  const Document document = read_one(pages);
  const std::string names = "Qasim Nord|Merhawit Keita|Elsa Melkamu|";
  EXPECT_EQ(joined(column(document, "namn")), names + names);
  EXPECT_THAT(column(document, "period_till"), Each(::testing::StartsWith("2021-")));
}

PrintedPage& print_coded_row(PrintedPage& page, int y, const std::vector<PrintedColumn>& below) {
  print_cells(page, y, below,
              {"1", "STÅHL", "13-337340", "20000505-7682", "2020-06-01", "2020-07-31", "1 714"});
  return page;
}

// Three rows under a code on each of two pages, of which only the first has headings and names the
// code.
std::vector<PrintedPage> pages_of_one_code(const std::string& first, const std::string& second) {
  const std::vector<PrintedColumn> below = columns_below_codes();
  std::vector<PrintedPage> pages{PrintedPage(1), PrintedPage(2)};
  print_head(pages[0]);
  pages[0].print(2200, 60, first);
  const int y = print_headings(pages[0], 700, below) + 40;
  pages[0].print(200, y, "Typ DAG");
  for (int i = 0; i < 3; ++i) print_coded_row(pages[0], y + 50 + 50 * i, below);
  pages[1].print(2200, 60, second);
  for (int i = 0; i < 3; ++i) print_coded_row(pages[1], 350 + 50 * i, below);
  return pages;
}

// On a page that repeats no headings, too.
TEST(ListLooks, ACodeAboveAPagesFirstRowHeadsIt) {
  std::vector<PrintedPage> pages = pages_of_one_code("Sida 1 (2)", "Sida 2 (2)");
  pages[1].print(200, 300, "Typ EKBP");
  EXPECT_EQ(joined(column(read_one(pages), "kod")), "DAG|DAG|DAG|EKBP|EKBP|EKBP|");
}

// The page between them may have had another heading.
TEST(ListLooks, ACodeHeadsNothingBehindAMissingPage) {
  EXPECT_EQ(joined(column(read_one(pages_of_one_code("Sida 1 (2)", "Sida 2 (2)")), "kod")),
            "DAG|DAG|DAG|DAG|DAG|DAG|");
  EXPECT_EQ(joined(column(read_one(pages_of_one_code("Sida 1 (3)", "Sida 3 (3)")), "kod")),
            "DAG|DAG|DAG|(unread)|(unread)|(unread)|");
}

// "Å-SFI" was not read; its description has another code in it.
TEST(ListLooks, ACodeBehindAnUnreadCodeHeadsNothing) {
  const std::vector<PrintedColumn> below = columns_below_codes();
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, below) + 40;
  page.print(200, y, "DAG").print(400, y, "DAGERSÄTTNING");
  print_coded_row(page, y + 50, below).print(200, y + 100, "Å-sFiI");
  page.print(400, y + 100, "ÅTERKRAV SFI FÖR VUXNA");
  print_coded_row(page, y + 150, below);
  const std::vector<std::string> codes = column(read_one({page}), "kod");
  EXPECT_EQ(codes.front(), "DAG");
  EXPECT_NE(codes.back(), "SFI");
  EXPECT_NE(codes.back(), "DAG");
}

TEST(ListLooks, AnAddressAtTheFootIsNoCode) {
  std::vector<PrintedPage> pages = pages_of_one_code("Sida 1 (2)", "Sida 2 (2)");
  pages[0].print(200, 3350, "WWW . migration sverket .Se");
  EXPECT_THAT(column(read_one(pages), "kod"), ::testing::Not(::testing::Contains("WWW")));
}

// Rows below it must not get the code before it.
TEST(ListLooks, ACodeThatTouchesItsLabelEndsTheGroupAbove) {
  const std::vector<PrintedColumn> below = columns_below_codes();
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, 700, below) + 40;
  page.print(200, y, "Typ DAG");
  print_coded_row(page, y + 50, below).print(200, y + 100, "TypFSKA");
  print_coded_row(page, y + 150, below);
  EXPECT_EQ(column(read_one({page}), "kod").front(), "DAG");
  EXPECT_NE(column(read_one({page}), "kod").back(), "DAG");
}

}  // namespace
}  // namespace rosett

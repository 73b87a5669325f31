// Layouts that no template was written after: other senders' orders, headings and ways to print.
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "read_pages.h"

namespace rosett {
namespace {

using testing::column;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using ::testing::SizeIs;
using testing::value;

std::vector<std::string> codes(const Document& document) {
  std::vector<std::string> codes;
  for (const Deviation& deviation : document.deviations) codes.push_back(deviation.code);
  return codes;
}

void print_head(PrintedPage& page) {
  page.print(200, 150, "Migrationsverket").print(200, 260, "Roselista statlig ersättning");
  page.print(200, 340, "Ärendenummer").print(620, 340, "1.3.2-2019-4711");
  page.print(200, 390, "Beslutat").print(620, 390, "2019-05-14");
  page.print(200, 440, "Utbetalas den").print(620, 440, "2019-05-28");
  page.print(200, 490, "Till kommun").print(620, 490, "Lunds kommun");
}

TEST(Variant, AmountFirstAndOtherHeadings) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{420, true, {"Utbetalt"}},
                                           {470, false, {"Typ"}},
                                           {620, false, {"Från"}},
                                           {820, false, {"Till"}},
                                           {1020, false, {"Dossier"}},
                                           {1220, false, {"Pers.nr"}},
                                           {1480, false, {"För- och efternamn"}}};
  int y = testing::print_headings(page, 640, columns);
  testing::print_cells(page, y, columns,
                       {"1 234 567,50", "FSKA", "2018-07-01", "2018-09-30", "11-174479",
                        "030618-8434", "Ali von Rosén Hassan"});
  testing::print_cells(
      page, y + 50, columns,
      {"-950,00", "DAG", "2018-07-01", "2018-07-31", "12-678100", "480421-9212", "Sara Nur"});
  page.print_right(420, y + 110, "1 233 617,50").print(620, y + 110, "Totalt");
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "roselista");
  EXPECT_THAT(column(document, "belopp"), ElementsAre("1234567.50", "-950.00"));
  EXPECT_THAT(column(document, "kod"), ElementsAre("FSKA", "DAG"));
  EXPECT_THAT(column(document, "period_fran"), ElementsAre("2018-07-01", "2018-07-01"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-09-30", "2018-07-31"));
  EXPECT_THAT(column(document, "dossiernummer"), ElementsAre("11-174479", "12-678100"));
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20030618-8434", "19480421-9212"));
  EXPECT_THAT(column(document, "namn"), ElementsAre("Ali von Rosén Hassan", "Sara Nur"));
  EXPECT_EQ(value(document.fields, "diarienummer"), "1.3.2-2019-4711");
  EXPECT_EQ(value(document.fields, "beslutsdatum"), "2019-05-14");
  EXPECT_EQ(value(document.fields, "utbetalningsdatum"), "2019-05-28");
  EXPECT_EQ(value(document.fields, "kommun"), "Lunds kommun");
  EXPECT_EQ(value(document.fields, "summa"), "1233617.50");
  EXPECT_TRUE(find_field(document.rows[0].fields, "belopp")->evidence.confirmed);
  EXPECT_THAT(codes(document), IsEmpty());
}

const std::vector<PrintedColumn>& grouped_columns() {
  static const std::vector<PrintedColumn> columns{{200, false, {"Dossiernr"}},
                                                  {480, false, {"Personnr"}},
                                                  {800, false, {"Namn"}},
                                                  {1200, false, {"Period"}},
                                                  {2000, true, {"Belopp"}}};
  return columns;
}

void print_grouped_row(PrintedPage& page, int y, const std::string& amount) {
  testing::print_cells(page, y, grouped_columns(),
                       {"11-174479", "030618-8434", "Ali Hassan", "180701-180930", amount});
}

// One group with a heading that the code list knows, one headed by `second` alone.
Document read_two_groups(const std::string& second) {
  PrintedPage page;
  print_head(page);
  int y = testing::print_headings(page, 640, grouped_columns());
  page.print(200, y, "FSKA FÖRSKOLA - ASYL");
  print_grouped_row(page, y + 50, "1 000,00");
  page.print(200, y + 100, "Summa FSKA, 1 st").print_right(2000, y + 100, "1 000,00");
  if (!second.empty()) page.print(200, y + 170, second);
  print_grouped_row(page, y + 220, "2 000,00");
  return read_one({page});
}

// A dash in front of it may be its minus, whatever else stands beside it.
TEST(Variant, WhatMayBeAMinusIsNoTick) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Pers.nr"}}, {500, false, {"Dossier"}},
                                           {800, false, {"Från"}},    {1000, false, {"Till"}},
                                           {1200, false, {"Typ"}},    {1700, true, {"Belopp"}}};
  const int y = testing::print_headings(page, 640, columns);
  testing::print_cells(
      page, y, columns,
      {"030618-8434", "11-174479", "2018-07-01", "2018-09-30", "FSKA", "- 24 190,00 V/"});
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(1));
  EXPECT_EQ(value(document.rows[0].fields, "belopp"), "-24190.00");
}

TEST(Variant, ATickBesideAnAmountIsNoPartOfIt) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Pers.nr"}}, {500, false, {"Dossier"}},
                                           {800, false, {"Från"}},    {1000, false, {"Till"}},
                                           {1200, false, {"Typ"}},    {1700, true, {"Belopp"}}};
  const int y = testing::print_headings(page, 640, columns);
  testing::print_cells(
      page, y, columns,
      {"030618-8434", "11-174479", "2018-07-01", "2018-09-30", "FSKA", "24 190,00 V/"});
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(1));
  const Reading* amount = find_field(document.rows[0].fields, "belopp");
  EXPECT_EQ(amount->value, "24190.00");
  EXPECT_TRUE(amount->evidence.contested);
}

TEST(Variant, TwoNumbersUnderTheSameLabelContestEachOther) {
  PrintedPage page;
  print_head(page);
  page.print(200, 540, "Ärendenummer").print(620, 540, "1.3.2-2019-4117");
  const Document document = read_one({page});
  EXPECT_TRUE(find_field(document.fields, "diarienummer")->evidence.contested);
}

TEST(Variant, AGroupMayBeHeadedByAnUnknownCodeAlone) {
  EXPECT_THAT(column(read_two_groups("HVX9"), "kod"), ElementsAre("FSKA", "HVX9"));
}

TEST(Variant, AGroupEndsWithItsSum) {
  const Document document = read_two_groups("");
  EXPECT_THAT(column(document, "kod"), ElementsAre("FSKA", "(unread)"));
  EXPECT_THAT(codes(document), ::testing::Contains("falt_saknas"));
}

TEST(Variant, TwoLineRowsInAnotherOrder) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Dossiernr", "Namn"}},
                                           {900, false, {"Personnummer", "Ärende"}},
                                           {1300, false, {"Från och med", "Till och med"}},
                                           {2200, true, {"Beviljat belopp", "Ers.kod"}}};
  int y = testing::print_headings(page, 640, columns);
  for (int row = 0; row < 3; ++row, y += 110) {
    testing::print_cells(
        page, y, columns,
        {"11-17447" + std::to_string(row), "20030618-8434", "2018-07-01", "1 900,00"});
    testing::print_cells(page, y + 40, columns,
                         {"Hassan, Ali", "1.3.2-2018-6404", "2018-07-31", "FSKA"});
  }
  page.print(200, y + 20, "Summa att utbetala:").print_right(2200, y + 20, "5 700,00");
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "dossiernummer"),
              ElementsAre("11-174470", "11-174471", "11-174472"));
  EXPECT_THAT(column(document, "namn"), ElementsAre("Hassan, Ali", "Hassan, Ali", "Hassan, Ali"));
  EXPECT_THAT(column(document, "diarienummer"),
              ElementsAre("1.3.2-2018-6404", "1.3.2-2018-6404", "1.3.2-2018-6404"));
  EXPECT_THAT(column(document, "period_till"),
              ElementsAre("2018-07-31", "2018-07-31", "2018-07-31"));
  EXPECT_THAT(column(document, "kod"), ElementsAre("FSKA", "FSKA", "FSKA"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("1900.00", "1900.00", "1900.00"));
  EXPECT_EQ(value(document.fields, "summa"), "5700.00");
}

TEST(Variant, APeriodOnTwoLinesWithBlanksInItsDays) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Namn", "Person- eller", "samordningsnr"}},
                                           {620, false, {"Doss.nr", "Ärendenummer"}},
                                           {1000, false, {"Kod"}},
                                           {1300, false, {"Avser", "period"}},
                                           {1800, true, {"Sökt", "ersättning"}},
                                           {2200, true, {"Belopp"}}};
  int y = testing::print_headings(page, 640, columns);
  for (int row = 0; row < 3; ++row, y += 160) {
    testing::print_cells(
        page, y, columns,
        {"Hassan", "11-17447" + std::to_string(row), "FSKA", "2018 07 01-", "2 000", "1 900"});
    testing::print_cells(page, y + 40, columns,
                         {"Ali", "1.3.2-2018-6404", "", "2018 07 31", "", ""});
    testing::print_cells(page, y + 80, columns, {"20030618-8434", "", "", "", "", ""});
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "period_fran"),
              ElementsAre("2018-07-01", "2018-07-01", "2018-07-01"));
  EXPECT_THAT(column(document, "period_till"),
              ElementsAre("2018-07-31", "2018-07-31", "2018-07-31"));
  EXPECT_THAT(column(document, "namn"), ElementsAre("Hassan Ali", "Hassan Ali", "Hassan Ali"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("1900.00", "1900.00", "1900.00"));
}

// Where persons stand above their rows, a period's second line is no person's day of birth.
TEST(Variant, APeriodsEndBelowItsBeginningIsNoPerson) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Diarienr"}},
                                           {700, false, {"Typ"}},
                                           {1000, false, {"From", "Till och med"}},
                                           {2200, true, {"Belopp"}}};
  int y = testing::print_headings(page, 640, columns);
  page.print(200, y, "20030618-8434").print(620, y, "11-174479").print(1000, y, "Ali Hassan");
  for (int row = 0; row < 2; ++row, y += 100) {
    testing::print_cells(page, y + 50, columns,
                         {"1.3.2-2018-6404", "FSKA", "20180701", "1 900,00"});
    testing::print_cells(page, y + 90, columns, {"", "", "20180731", ""});
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20030618-8434", "20030618-8434"));
  EXPECT_THAT(column(document, "namn"), ElementsAre("Ali Hassan", "Ali Hassan"));
  EXPECT_THAT(column(document, "period_fran"), ElementsAre("2018-07-01", "2018-07-01"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-07-31", "2018-07-31"));
}

// The long ruled line parts the columns, not the side of a stamp over the headings.
TEST(Variant, AStampsSideIsNoColumnsBorder) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Dossiernr"}}, {480, false, {"Personnr"}},
                                           {800, false, {"Namn"}},      {1200, false, {"Period"}},
                                           {1700, false, {"Ers.kod"}},  {2200, true, {"Belopp"}}};
  constexpr int kTop = 640;
  page.rule({1440, kTop - 60, 1444, kTop + 60});
  page.rule({1660, kTop, 1664, kTop + 600});
  int y = testing::print_headings(page, kTop, columns);
  for (int row = 0; row < 6; ++row, y += 60)
    testing::print_cells(
        page, y, columns,
        {"11-174479", "030618-8434", "Ali Hassan", "2018-07-01--2018-09-30", "FSKA", "1 900,00"});
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(6));
  for (const Row& row : document.rows)
    EXPECT_FALSE(find_field(row.fields, "period_till")->evidence.contested);
}

TEST(Variant, GroupsOfAPerCodeListWithSubtotals) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{{200, false, {"Personnr/", "samordningsnr"}},
                                           {560, false, {"Dossier-nr"}},
                                           {820, false, {"Efternamn, förnamn"}},
                                           {1300, false, {"Avser period"}},
                                           {2200, true, {"Kronor"}}};
  int y = testing::print_headings(page, 640, columns);
  page.print(200, y, "FSKA Förskola - asyl");
  testing::print_cells(page, y + 50, columns,
                       {"20030618-8434", "11-174479", "Hassan, Ali", "180701-180731", "1 900"});
  testing::print_cells(page, y + 100, columns,
                       {"20030618-8434", "11-174479", "Hassan, Ali", "180801-180831", "2 000"});
  page.print(200, y + 150, "Summa FSKA").print_right(2200, y + 150, "3 900");
  page.print(200, y + 230, "Å-GYM Återkrav gymnasieskola - asyl");
  testing::print_cells(page, y + 280, columns,
                       {"20030618-8434", "11-174479", "Hassan, Ali", "180801-180831", "-400"});
  page.print(200, y + 330, "Summa Å-GYM").print_right(2200, y + 330, "-400");
  page.print(200, y + 400, "Summa").print_right(2200, y + 400, "3 500");
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "kod"), ElementsAre("FSKA", "FSKA", "Å-GYM"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("1900.00", "2000.00", "-400.00"));
  EXPECT_EQ(value(document.fields, "summa"), "3500.00");
  EXPECT_TRUE(find_field(document.fields, "summa")->evidence.confirmed);
}

TEST(Variant, ContinuationPageWithoutHeadings) {
  const std::vector<PrintedColumn> columns{
      {200, false, {"Personnummer"}}, {560, false, {"Dossiernr"}}, {820, false, {"Namn"}},
      {1300, false, {"Period"}},      {1800, false, {"Kod"}},      {2200, true, {"Belopp"}}};
  PrintedPage first(1);
  print_head(first);
  first.print(1900, 150, "Sida 1 av 2");
  int y = testing::print_headings(first, 640, columns);
  const std::vector<std::string> cells{"20030618-8434",           "11-174479", "Hassan, Ali",
                                       "2018-07-01 – 2018-07-31", "FSKA",      "1 900,00"};
  testing::print_cells(first, y, columns, cells);
  PrintedPage second(2);
  second.print(1900, 150, "Sida 2 av 2");
  testing::print_cells(second, 400, columns, cells);
  testing::print_cells(second, 450, columns, cells);
  second.print(200, 520, "Totalt").print_right(2200, 520, "5 700,00");
  const Document document = read_one({first, second});
  EXPECT_THAT(column(document, "belopp"), ElementsAre("1900.00", "1900.00", "1900.00"));
  EXPECT_THAT(column(document, "kod"), ElementsAre("FSKA", "FSKA", "FSKA"));
  EXPECT_EQ(document.rows.back().page, 2);
}

TEST(Variant, WrappedNamesAndEmptyCells) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{
      {200, false, {"Personnummer"}}, {560, false, {"Dossiernr"}}, {820, false, {"Namn"}},
      {1300, false, {"Period"}},      {1800, false, {"Kod"}},      {2200, true, {"Belopp"}},
      {2230, false, {"Anm."}}};
  int y = testing::print_headings(page, 640, columns);
  testing::print_cells(page, y, columns,
                       {"20030618-8434", "11-174479", "Al-Jabouri Hassan",
                        "2018-07-01 – 2018-07-31", "FSKA", "1 900,00", "Sdf 14"});
  page.print(820, y + 36, "Rahmatullah");
  testing::print_cells(
      page, y + 90, columns,
      {"", "11-174480", "Nur, Sara", "2018-07-01 – 2018-07-31", "DAG", "100,00", ""});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Al-Jabouri Hassan Rahmatullah", "Nur, Sara"));
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20030618-8434", "(unread)"));
  EXPECT_THAT(column(document, "fritext"), ElementsAre("Sdf 14", "(not there)"));
  EXPECT_THAT(codes(document), ElementsAre("falt_saknas", "falt_saknas"));  // personnummer, summa
}

TEST(Variant, UnreadInkIsACellThatCannotBeRead) {
  PrintedPage page;
  print_head(page);
  const std::vector<PrintedColumn> columns{
      {200, false, {"Personnummer"}}, {560, false, {"Dossiernr"}}, {820, false, {"Namn"}},
      {1300, false, {"Period"}},      {1800, false, {"Kod"}},      {2200, true, {"Belopp"}},
      {2230, false, {"Anm."}}};
  const int y = testing::print_headings(page, 640, columns);
  testing::print_cells(page, y, columns,
                       {"20030618-8434", "11-174479", "Hassan, Ali", "2018-07-01 – 2018-07-31",
                        "FSKA", "1 900,00", ""});
  page.ink({2235, y, 2350, y + 26});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "fritext"), ElementsAre("(unread)"));
}

TEST(Variant, SchablonWithOtherWords) {
  PrintedPage page;
  page.print(200, 150, "MIGRATIONSVERKET").print(1500, 150, "Dnr: 1.3.2-2019-99");
  page.print(200, 230, "Beslut om schablonersättning").print(1500, 200, "Beslutsdatum: 2019-03-02");
  page.print(200, 300, "Mottagare: Malmö stad").print(1100, 300, "Typkod: EKBP");
  page.print(200, 350, "Slag av ersättning: Dygnsschablon barn");
  const std::vector<PrintedColumn> columns{
      {200, false, {"Namn"}},           {800, false, {"Pnr"}},
      {1100, false, {"Dossier"}},       {1400, false, {"Mottagen"}},
      {1750, true, {"Antal", "dagar"}}, {2000, true, {"Belopp per", "dygn"}},
      {2300, true, {"Att utbetala"}}};
  const int y = testing::print_headings(page, 500, columns);
  testing::print_cells(
      page, y, columns,
      {"Hassan, Ali", "20030618-8434", "11-174479", "2018-02-01", "31", "1 350,00", "41 850,00"});
  testing::print_cells(
      page, y + 50, columns,
      {"Nur, Sara", "19480421-9212", "12-174479", "", "1", "1 350,00", "1 350,00"});
  page.print(200, y + 110, "Totalsumma").print_right(2300, y + 110, "43 200,00");
  page.print(200, y + 160, "Antal individer: 2");
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "schablonbeslut");
  EXPECT_THAT(column(document, "dygn"), ElementsAre("31", "1"));
  EXPECT_THAT(column(document, "dygnsbelopp"), ElementsAre("1350.00", "1350.00"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("41850.00", "1350.00"));
  EXPECT_THAT(column(document, "mottagningsdatum"), ElementsAre("2018-02-01", "(unread)"));
  EXPECT_TRUE(find_field(document.rows.at(1).fields, "mottagningsdatum")->evidence.blank);
  EXPECT_EQ(value(document.fields, "kod"), "EKBP");
  EXPECT_EQ(value(document.fields, "ersattning"), "Dygnsschablon barn");
  EXPECT_EQ(value(document.fields, "antal"), "2");
  EXPECT_TRUE(find_field(document.fields, "antal")->evidence.confirmed);
}

}  // namespace
}  // namespace rosett

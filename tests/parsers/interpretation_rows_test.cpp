// Which lines make a row: cells on several lines, headings that name a person, columns that are
// not taken.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "read_pages.h"

namespace rosett {
namespace {

using ::testing::AllOf;
using testing::column;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::Le;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using ::testing::SizeIs;

PrintedPage headed_page() {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 260, "Roselista statlig ersättning");
  page.print(200, 340, "Ärendenummer").print(620, 340, "1.3.2-2019-4711");
  page.print(200, 390, "Beslutat").print(620, 390, "2019-05-14");
  page.print(200, 440, "Utbetalas den").print(620, 440, "2019-05-28");
  page.print(200, 490, "Till kommun").print(620, 490, "Lunds kommun");
  return page;
}

const std::vector<PrintedColumn> kColumns{
    {150, false, {"Namn"}},      {450, false, {"Pnr"}},  {750, false, {"Dossiernummer"}},
    {1100, false, {"Period"}},   {1450, false, {"Kod"}}, {1800, true, {"Belopp"}},
    {1850, false, {"Kommentar"}}};

TEST(Rows, WrappedCellsAreOneRow) {
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, kColumns);
  testing::print_cells(
      page, y, kColumns,
      {"Kakar", "20030618-8434", "11-174479", "2018-07-01 –", "FSKA", "49 500", "Avser"});
  testing::print_cells(page, y + 40, kColumns, {"Yousufi,", "", "", "2018-09-30", "", "", "mars"});
  testing::print_cells(page, y + 80, kColumns, {"Inga-", "", "", "", "", "", "2019"});
  testing::print_cells(page, y + 120, kColumns, {"Britt", "", "", "", "", "", ""});
  testing::print_cells(page, y + 170, kColumns,
                       {"Nur,", "19480421-9212", "12-678100", "2018-07-01 –", "DAG", "1 829", ""});
  testing::print_cells(page, y + 210, kColumns, {"Sara", "", "", "2018-07-31", "", "", ""});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Kakar Yousufi, Inga-Britt", "Nur, Sara"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-09-30", "2018-07-31"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("49500.00", "1829.00"));
  EXPECT_THAT(column(document, "fritext"), ElementsAre("Avser mars 2019", "(not there)"));
}

TEST(Rows, WithoutABlankLineBetweenAreTwo) {
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, kColumns);
  for (const std::string amount : {"49 500", "1 829", "1 829"}) {
    testing::print_cells(page, y, kColumns,
                         {"Kakar Nima", "20030618-8434", "11-174479", "2018-07-01 – 2018-09-30",
                          "FSKA", amount, ""});
    y += 34;
  }
  EXPECT_THAT(column(read_one({page}), "belopp"), ElementsAre("49500.00", "1829.00", "1829.00"));
}

TEST(Rows, WordsBelowARuledLineAreNotOfTheRowAbove) {
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, kColumns);
  testing::print_cells(page, y, kColumns,
                       {"Kakar Nima", "20030618-8434", "11-174479", "2018-07-01 – 2018-09-30",
                        "FSKA", "49 500", ""});
  page.rule({140, y + 34, 2200, y + 37});
  page.print(150, y + 44, "Handläggare");
  EXPECT_THAT(column(read_one({page}), "namn"), ElementsAre("Kakar Nima"));
}

TEST(Rows, WhereAnOfficeIsAtTheFootOfAPageIsNoRow) {
  const std::vector<std::vector<std::string>> feet{
      {"Migrationsverket", "601 70 Norrköping", "", "Telefon 0771-235 235", "", "", ""},
      {"Migrationsverket,", "Box 142,", "931 22 Skellefteå", "Org.nr", "202100-2163", "", ""},
      {"wwWw.migrationsverket.se", "", "", "", "", "Sida:", "1 (5)"}};
  for (const std::vector<std::string>& foot : feet) {
    PrintedPage page = headed_page();
    int y = testing::print_headings(page, 3180, kColumns);
    testing::print_cells(page, y, kColumns,
                         {"Kakar Nima", "20030618-8434", "11-174479", "2018-07-01 – 2018-09-30",
                          "FSKA", "49 500", ""});
    testing::print_cells(page, y + 70, kColumns, foot);
    EXPECT_THAT(column(read_one({page}), "namn"), ElementsAre("Kakar Nima")) << foot.front();
  }
}

TEST(Rows, NumbersOfRowsUnderNoHeadingArePartOfNoNumber) {
  const std::vector<PrintedColumn> columns{
      {150, false, {"Pnr"}},       {550, false, {"Namn"}}, {900, false, {"Dossiernummer"}},
      {1250, false, {"Period"}},   {1700, false, {"Kod"}}, {2050, true, {"Belopp"}},
      {2100, false, {"Kommentar"}}};
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, columns);
  for (const char* number : {"1", "2", "3", "4"}) {
    page.print(100, y, number);
    testing::print_cells(page, y, columns,
                         {"20030618-8434", "Kakar Nima", "11-174479", "2018-07-01 – 2018-09-30",
                          "FSKA", "49 500", ""});
    y += 40;
  }
  EXPECT_THAT(column(read_one({page}), "personnummer"),
              AllOf(SizeIs(4), Each(std::string("20030618-8434"))));
}

TEST(Rows, TwoLinesOfARowUnderTwoLinesOfHeadings) {
  const std::vector<PrintedColumn> columns{{150, false, {"Person", "Pnr"}},
                                           {600, false, {"Dossiernr", "Diarienummer"}},
                                           {1100, false, {"Avser period"}},
                                           {1800, true, {"Beviljat", "belopp"}},
                                           {1850, false, {"Anm."}}};
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, columns);
  page.print(150, y, "Typ BIF");
  y += 40;
  for (const char* name : {"Zetterlöv, Temesgen", "Aydin, Basel"}) {
    testing::print_cells(
        page, y, columns,
        {name, "10-987102", "2022-06-01 - 2022-07-31", "31946:-", "Beviljas efter"});
    testing::print_cells(page, y + 34, columns,
                         {"20081204-4147", "1.2.3.1-2022-84983", "", "", "prövning"});
    y += 80;
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Zetterlöv, Temesgen", "Aydin, Basel"));
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20081204-4147", "20081204-4147"));
  EXPECT_THAT(column(document, "diarienummer"),
              ElementsAre("1.2.3.1-2022-84983", "1.2.3.1-2022-84983"));
  EXPECT_THAT(column(document, "fritext"),
              ElementsAre("Beviljas efter prövning", "Beviljas efter prövning"));
}

TEST(Rows, OneOfTwoDaysBelowEachOtherIsDoubted) {
  const std::vector<PrintedColumn> columns{{150, false, {"Pnr", "Namn"}},
                                           {600, false, {"Dossiernummer", "Kod"}},
                                           {1100, false, {"Fr.o.m.", "T.o.m."}},
                                           {1800, true, {"Belopp"}}};
  PrintedPage page = headed_page();
  int y = testing::print_headings(page, 640, columns);
  for (const char* till : {"2018-09-30", "", "2018-09-30"}) {
    testing::print_cells(page, y, columns, {"20030618-8434", "11-174479", "2018-07-01", "49 500"});
    testing::print_cells(page, y + 34, columns, {"Kakar Nima", "FSKA", till, ""});
    y += 90;
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "period_fran"), SizeIs(3));
  EXPECT_EQ(value_of(document.rows[1].fields, "period_fran"), "2018-07-01");
  EXPECT_FALSE(value_of(document.rows[1].fields, "period_till"));
  EXPECT_TRUE(find_field(document.rows[1].fields, "period_fran")->evidence.contested);
  EXPECT_FALSE(find_field(document.rows[2].fields, "period_fran")->evidence.contested);
}

TEST(Rows, APersonMayStandAboveTheRows) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{{150, false, {"Kod"}},
                                           {450, false, {"Ärendenr"}},
                                           {900, false, {"Beslutad period"}},
                                           {1800, true, {"Belopp"}}};
  int y = testing::print_headings(page, 640, columns);
  const std::vector<std::string> first{"FSKA", "1.3.2-2019-4711", "20180701–20180930", "49 500"};
  const std::vector<std::string> second{"DAG", "1.3.2-2019-4711", "20180701–20180731", "1 829"};
  page.print(150, y, "20030618-8434").print(450, y, "11-174479").print(700, y, "Kakar, Nima");
  testing::print_cells(page, y + 40, columns, first);
  testing::print_cells(page, y + 80, columns, second);
  page.print(150, y + 120, "Namn: Sara Nur").print(600, y + 120, "Pnr: 480421-9212");
  testing::print_cells(page, y + 160, columns, second);
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Kakar, Nima", "Kakar, Nima", "Sara Nur"));
  EXPECT_THAT(column(document, "personnummer"),
              ElementsAre("20030618-8434", "20030618-8434", "19480421-9212"));
  EXPECT_THAT(column(document, "dossiernummer"), ElementsAre("11-174479", "11-174479", "(unread)"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("49500.00", "1829.00", "1829.00"));
}

TEST(Rows, BelowAPersonWhoCannotBeReadAreNotGivenThePersonAbove) {
  for (const std::string heading : {"2oo3x6l8 9212 Sara Nur", "480421-9212 12-6781x0 !! Nur 7"}) {
    PrintedPage page = headed_page();
    const std::vector<PrintedColumn> columns{{150, false, {"Kod"}},
                                             {450, false, {"Ärendenr"}},
                                             {900, false, {"Beslutad period"}},
                                             {1800, true, {"Belopp"}}};
    const std::vector<std::string> row{"FSKA", "1.3.2-2019-4711", "20180701–20180930", "49 500"};
    int y = testing::print_headings(page, 640, columns);
    page.print(150, y, "20030618-8434").print(450, y, "11-174479").print(700, y, "Kakar, Nima");
    testing::print_cells(page, y + 40, columns, row);
    page.print(150, y + 80, heading);
    testing::print_cells(page, y + 120, columns, row);
    const Document document = read_one({page});
    // The heading itself may come as a row that nobody could read.
    ASSERT_THAT(column(document, "personnummer"), SizeIs(AllOf(Ge(2), Le(3)))) << heading;
    EXPECT_EQ(column(document, "personnummer").front(), "20030618-8434");
    EXPECT_NE(column(document, "personnummer").back(), "20030618-8434") << heading;
    EXPECT_NE(column(document, "dossiernummer").back(), "11-174479") << heading;
    EXPECT_NE(column(document, "namn").back(), "Kakar, Nima") << heading;
  }
}

TEST(Rows, BelowACodeThatCannotBeReadAreNotGivenTheCodeAbove) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{{150, false, {"Namn"}},
                                           {450, false, {"Pnr"}},
                                           {750, false, {"Dossiernummer"}},
                                           {1100, false, {"Period"}},
                                           {1800, true, {"Belopp"}}};
  const std::vector<std::string> row{"Kakar Nima", "20030618-8434", "11-174479",
                                     "2018-07-01 – 2018-09-30", "49 500"};
  int y = testing::print_headings(page, 640, columns);
  page.print(150, y, "FSKA Förskola");
  testing::print_cells(page, y + 60, columns, row);
  page.print(150, y + 180, "~.G/R;l~ Grundskola");
  testing::print_cells(page, y + 240, columns, row);
  EXPECT_THAT(column(read_one({page}), "kod"), ElementsAre("FSKA", "(unread)"));
}

TEST(Rows, OfTwoUnknownColumnsOfAmountsNoneIsTaken) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{{150, false, {"Pnr"}},
                                           {450, false, {"Namn"}},
                                           {800, false, {"Kod"}},
                                           {1200, true, {"Frobnik"}},
                                           {1600, true, {"Xyzzy"}}};
  int y = testing::print_headings(page, 640, columns);
  for (int i = 1; i <= 4; ++i) {
    testing::print_cells(
        page, y, columns,
        {"20030618-8434", "Kakar Nima", "FSKA", "67 248", "60 00" + std::to_string(i)});
    y += 50;
  }
  EXPECT_THAT(column(read_one({page}), "belopp"), Each("(unread)"));
}

TEST(Rows, AmountsAppliedForAreNotThoseGranted) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{{150, false, {"#"}},           {250, false, {"Pnr"}},
                                           {550, false, {"Namn"}},        {900, false, {"Kod"}},
                                           {1400, true, {"Sökt belopp"}}, {1800, true, {"Belopp"}}};
  int y = testing::print_headings(page, 640, columns);
  for (int i = 1; i <= 4; ++i) {
    testing::print_cells(page, y, columns,
                         {std::to_string(i), "20030618-8434", "Kakar Nima", "FSKA", "49 500",
                          "4" + std::to_string(i) + " 100"});
    y += 50;
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "belopp"),
              ElementsAre("41100.00", "42100.00", "43100.00", "44100.00"));
  EXPECT_THAT(column(document, "namn"), Each("Kakar Nima"));
}

TEST(Rows, NarrowColumnsKeepTheirHeadingsApart) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{{150, false, {"Pnr"}},
                                           {450, false, {"Namn"}},
                                           {800, false, {"Kod"}},
                                           {1092, true, {"Sökt"}},
                                           {1220, true, {"Belopp", "kr"}}};
  int y = testing::print_headings(page, 640, columns);
  for (int i = 1; i <= 4; ++i) {
    testing::print_cells(
        page, y, columns,
        {"20030618-8434", "Kakar Nima", "FSKA", "67248", "6000" + std::to_string(i)});
    y += 50;
  }
  EXPECT_THAT(column(read_one({page}), "belopp"),
              ElementsAre("60001.00", "60002.00", "60003.00", "60004.00"));
}

TEST(Rows, WrappedHeadingsOverTwoLineRows) {
  PrintedPage page = headed_page();
  const std::vector<PrintedColumn> columns{
      {150, false, {"Person- eller", "samordningsnummer", "Dossnr."}},
      {600, false, {"Efternamn,", "förnamn", "Dnr"}},
      {1100, false, {"Ers.typ"}},
      {1350, false, {"Beviljad", "period"}},
      {1900, true, {"Beviljat", "belopp,", "kr"}}};
  int y = testing::print_headings(page, 640, columns);
  testing::print_cells(page, y, columns,
                       {"20070817-8256", "Yahya", "JOUA", "2018-07-01–", "22 425,00"});
  testing::print_cells(page, y + 40, columns, {"14-415215", "Karlström", "", "2018-07-31", ""});
  testing::print_cells(page, y + 80, columns, {"", "1.1.3-2021-25513", "", "", ""});
  testing::print_cells(page, y + 150, columns,
                       {"20041216-5334", "Robel Younis", "UTSA", "2018-08-01–", "78 272,15"});
  testing::print_cells(page, y + 190, columns,
                       {"10-658557", "1.2.3.1-2020-59857", "", "2018-08-31", ""});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Yahya Karlström", "Robel Younis"));
  EXPECT_THAT(column(document, "dossiernummer"), ElementsAre("14-415215", "10-658557"));
  EXPECT_THAT(column(document, "diarienummer"),
              ElementsAre("1.1.3-2021-25513", "1.2.3.1-2020-59857"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-07-31", "2018-08-31"));
}

TEST(Fields, AnUnreadableValueBesideItsLabelIsShown) {
  PrintedPage page = headed_page();
  page.print(200, 540, "Antal poster").print(620, 540, "1x4:7");
  int y = testing::print_headings(page, 640, kColumns);
  testing::print_cells(page, y, kColumns,
                       {"Kakar Nima", "20030618-8434", "11-174479", "2018-07-01 – 2018-09-30",
                        "FSKA", "49 500", ""});
  const Document document = read_one({page});
  const Reading* antal = find_field(document.fields, "antal");
  ASSERT_NE(antal, nullptr);
  EXPECT_FALSE(antal->value.has_value());
  EXPECT_EQ(antal->text, "1x4:7");
}

}  // namespace
}  // namespace rosett

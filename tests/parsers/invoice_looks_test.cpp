// Invoices that look otherwise than most: boxes of labels below the rows, tables of two columns,
// values that go on below, several rates, letters.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_pages.h"

namespace rosett {
namespace {

using testing::column;
using ::testing::ElementsAre;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_all;
using testing::read_one;
using ::testing::SizeIs;
using testing::value;

void print_head(PrintedPage& page) {
  page.print(200, 150, "Granens HVB AB").print(1700, 150, "FAKTURA");
  page.print(1500, 300, "Fakturanr").print(1900, 300, "23124");
  page.print(1500, 350, "Fakturadatum").print(1900, 350, "2020-02-08");
  page.print(1500, 400, "Förfallodatum").print(1900, 400, "2020-03-09");
  page.print(200, 3300, "Org.nr: 559307-9790").print(900, 3300, "Bankgiro: 308-1890");
}

TEST(InvoiceLooks, ABoxOfLabelsBelowTheRowsIsNeitherHeadingNorRow) {
  const std::vector<PrintedColumn> columns{{200, false, {"Benämning"}},
                                           {1300, true, {"Lev ant"}},
                                           {1400, false, {"Enhet"}},
                                           {1900, true, {"À-pris"}},
                                           {2300, true, {"Summa"}}};
  PrintedPage page;
  print_head(page);
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(page, y, columns, {"Boende", "31,00", "dygn", "1 480,00", "45 880,00"});
  testing::print_cells(page, y + 50, columns, {"Stöd", "2,00", "dygn", "1 890,00", "3 780,00"});
  const std::vector<PrintedColumn> box{{200, false, {"Exkl. moms"}}, {600, false, {"Moms %"}},
                                       {900, false, {"Momsbelopp"}}, {1250, false, {"Öresutj."}},
                                       {1600, false, {"Totalt"}},    {2000, false, {"ATT BETALA"}}};
  const int below = testing::print_headings(page, 3000, box);
  testing::print_cells(page, below, box,
                       {"49 660,00", "25", "12 415,00", "0,00", "62 075,00", "SEK 62 075,00"});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "belopp"), ElementsAre("45880.00", "3780.00"));
  EXPECT_THAT(column(document, "dygn"), ElementsAre("31", "2"));
  EXPECT_EQ(value(document.fields, "netto"), "49660.00");
  EXPECT_EQ(value(document.fields, "moms"), "12415.00");
  EXPECT_EQ(value(document.fields, "summa"), "62075.00");
}

TEST(InvoiceLooks, DescriptionAndAmountAreATable) {
  const std::vector<PrintedColumn> columns{{200, false, {"Beskrivning"}}, {2300, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(page, y, columns, {"Hygienartiklar", "59 108,70"});
  testing::print_cells(page, y + 50, columns, {"Livsmedel", "8 832,00"});
  page.print(1500, 1000, "Summa exkl moms").print_right(2300, 1000, "67 940,70");
  page.print(1500, 1050, "Moms 25% på 59 108,70").print_right(2300, 1050, "14 777,18");
  page.print(1500, 1100, "Moms 12% på 8 832,00").print_right(2300, 1100, "1 059,84");
  page.print(1500, 1150, "Summa att betala, kr").print_right(2300, 1150, "83 777,72");
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "beskrivning"), ElementsAre("Hygienartiklar", "Livsmedel"));
  EXPECT_EQ(value(document.fields, "summa"), "83777.72");
  // The two rates add up to what is between net and total.
  EXPECT_EQ(value(document.fields, "moms"), "15837.02");
  EXPECT_TRUE(find_field(document.fields, "moms")->evidence.confirmed);
}

TEST(InvoiceLooks, RatesThatDoNotAddUpStayInDoubt) {
  PrintedPage page;
  print_head(page);
  page.print(1500, 1000, "Summa exkl moms").print_right(2300, 1000, "67 940,70");
  page.print(1500, 1050, "Moms 25%").print_right(2300, 1050, "14 777,18");
  page.print(1500, 1100, "Moms 12%").print_right(2300, 1100, "1 059,85");
  page.print(1500, 1150, "Att betala").print_right(2300, 1150, "83 777,72");
  const Document document = read_one({page});
  EXPECT_TRUE(find_field(document.fields, "moms")->evidence.contested);
}

TEST(InvoiceLooks, ATextThatMayGoOnBelowIsInDoubt) {
  for (const bool alone : {false, true}) {
    PrintedPage page;
    print_head(page);
    page.print(1500, 450, "Er referens").print(1900, 450, "Anna");
    page.print(1900, 490, "Lindqvist");
    if (alone) page.print(1500, 490, "Handläggare");  // whose value it is
    const Document document = read_one({page});
    EXPECT_EQ(find_field(document.fields, "referens")->evidence.contested, !alone);
  }
}

TEST(InvoiceLooks, SoIsOneBelowItsLabel) {
  for (const bool street : {false, true}) {
    PrintedPage page;
    print_head(page);
    page.print(1500, 500, "Er referens").print(1500, 540, "Anna");
    page.print(1500, 580, street ? "Storgatan 1" : "Lindqvist");
    const Document document = read_one({page});
    EXPECT_EQ(find_field(document.fields, "referens")->evidence.contested, !street);
  }
}

TEST(InvoiceLooks, ANumberBelowItsLabelThatDoesNotReadIsShown) {
  PrintedPage page;
  page.print(200, 150, "Granens HVB AB").print(1700, 150, "FAKTURA");
  page.print(200, 3200, "Telefon").print(700, 3200, "Bankgiro").print(1200, 3200, "Org.nr");
  page.print(200, 3240, "08-123 45").print(700, 3240, "3O8-1B9").print(1200, 3240, "559307-9790");
  page.print(200, 300, "Fakturanummer").print(700, 300, "17");
  page.print(200, 340, "Fakturadatum").print(700, 340, "2020-07-06");
  const Document document = read_one({page});
  ASSERT_NE(find_field(document.fields, "bankgiro"), nullptr);
  EXPECT_EQ(find_field(document.fields, "bankgiro")->text, "3O8-1B9");
  EXPECT_EQ(value(document.fields, "bankgiro"), "(unread)");
}

TEST(InvoiceLooks, AHyphenMayStandAlone) {
  PrintedPage page;
  print_head(page);
  page.print(200, 500, "OCR - nummer").print(800, 500, "27848018456");
  EXPECT_EQ(value(read_one({page}).fields, "ocr_nummer"), "27848018456");
}

TEST(InvoiceLooks, AnUnknownHeadingOverWordsIsTheDescription) {
  const std::vector<PrintedColumn> columns{{200, false, {"Vårdform"}},
                                           {1000, false, {"Personnummer"}},
                                           {1900, true, {"Dygn"}},
                                           {2300, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(page, y, columns, {"Stödboende", "20100314-2381", "31", "45 880,00"});
  testing::print_cells(page, y + 50, columns, {"Jourhem", "19850712-2382", "2", "3 780,00"});
  EXPECT_THAT(column(read_one({page}), "beskrivning"), ElementsAre("Stödboende", "Jourhem"));
}

TEST(InvoiceLooks, ATableWithoutADescriptionLacksNothing) {
  const std::vector<PrintedColumn> columns{{200, false, {"Namn"}},
                                           {1000, false, {"Personnummer"}},
                                           {1900, true, {"Antal x pris"}},
                                           {2300, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(page, y, columns,
                       {"A. Öhrn", "20100314-2381", "31 × 1 480,00", "45 880,00"});
  testing::print_cells(page, y + 50, columns,
                       {"Y. Ali", "19850712-2382", "2 × 1 890,00", "3 780,00"});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "dygn"), ElementsAre("31", "2"));
  EXPECT_THAT(column(document, "pris"), ElementsAre("1480.00", "1890.00"));
  for (const Deviation& deviation : document.deviations) EXPECT_NE(deviation.field, "beskrivning");
}

void print_persons(PrintedPage& page, bool above) {
  const std::vector<PrintedColumn> columns{{200, false, {"Specifikation"}},
                                           {1500, true, {"Antal"}},
                                           {1900, true, {"À-pris"}},
                                           {2300, true, {"Belopp"}}};
  int y = testing::print_headings(page, 700, columns);
  for (const auto* person : {"Sara Öhrn, 20100314-2381", "Åsa Ali, 19850712-2382"}) {
    if (above) page.print(200, y, std::string("Avser: ") + person);
    testing::print_cells(page, y + (above ? 50 : 0), columns,
                         {"Boende", "20", "1 480,00", "29 600,00"});
    if (!above) page.print(200, y + 50, std::string("Avser: ") + person);
    y += 100;
  }
  page.print(200, y, "Att betala").print_right(2300, y, "59 200,00");
}

TEST(InvoiceLooks, PersonsAreNamedOnLinesAboveOrBelowTheirRows) {
  for (const bool above : {true, false}) {
    PrintedPage page;
    print_head(page);
    print_persons(page, above);
    const Document document = read_one({page});
    EXPECT_THAT(column(document, "personnummer"), ElementsAre("20100314-2381", "19850712-2382"));
    EXPECT_THAT(column(document, "belopp"), ElementsAre("29600.00", "29600.00"));
  }
}

TEST(InvoiceLooks, TheSendersNumberAtTheFootIsNobodysOnTheNextPage) {
  const std::vector<PrintedColumn> columns{
      {200, false, {"Specifikation"}}, {1500, true, {"Antal"}}, {2300, true, {"Belopp"}}};
  for (const bool person : {false, true}) {
    std::vector<PrintedPage> pages;
    for (int number = 1; number <= 2; ++number) {
      PrintedPage& page = pages.emplace_back(number);
      print_head(page);
      page.print(2000, 100, "Sida " + std::to_string(number) + " (2)");
      const int y = testing::print_headings(page, 700, columns);
      if (person) page.print(200, y, "Avser: Sara Öhrn, 20100314-2381");
      testing::print_cells(page, y + 50, columns, {"Boende", "20", "29 600,00"});
      page.print(200, 2000, "Granens HVB, 559307-9790");
    }
    const std::string whose = person ? "20100314-2381" : "(not there)";
    EXPECT_THAT(column(read_one(pages), "personnummer"), ElementsAre(whose, whose));
  }
}

TEST(InvoiceLooks, RowsBelowLabelsSideBySideStayRows) {
  const std::vector<PrintedColumn> columns{{200, false, {"Beskrivning"}},
                                           {1500, true, {"Antal"}},
                                           {1900, true, {"À-pris"}},
                                           {2300, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(page, y, columns, {"Boende", "20", "1 480,00", "29 600,00"});
  page.print(200, y + 60, "Kundnummer").print(900, y + 60, "Avser").print(1700, y + 60, "Projekt");
  testing::print_cells(page, y + 200, columns, {"Stöd", "2", "1 890,00", "3 780,00"});
  EXPECT_THAT(column(read_one({page}), "belopp"), ElementsAre("29600.00", "3780.00"));
}

TEST(InvoiceLooks, APageMarkBesideTheTitleIsNoNumber) {
  const std::vector<PrintedColumn> columns{
      {200, false, {"Personnr"}}, {2300, true, {"Belopp"}}, {1000, false, {"Benämning"}}};
  std::vector<PrintedPage> pages;
  for (int number = 1; number <= 2; ++number) {
    PrintedPage& page = pages.emplace_back(number);
    page.print(200, 150, "Granens HVB AB").print(1100, 150, "FAKTURA");
    page.print(1900, 150, "Sida " + std::to_string(number) + " (2)");
    page.print(200, 200, "Org.nr 559307-9790").print(1100, 200, "Fakturanr 935576");
    page.print(1700, 200, "Fakturadatum 2020-02-08");
    const int y = testing::print_headings(page, 700, columns);
    testing::print_cells(page, y, columns, {"20100314-2381", "45 880,00", "Boende"});
    testing::print_cells(page, y + 50, columns, {"19850712-2382", "3 780,00", "Boende"});
  }
  const Document document = read_one(pages);
  EXPECT_EQ(value(document.fields, "fakturanummer"), "935576");
  EXPECT_THAT(document.rows, SizeIs(4));
}

TEST(InvoiceLooks, AnOrderConfirmedIsNoInvoice) {
  PrintedPage page;
  print_head(page);
  page.print(200, 500, "Ordererkännande");
  EXPECT_EQ(read_one({page}).type, "okand");
}

TEST(InvoiceLooks, ALetterMayBeOne) {
  PrintedPage page;
  page.print(900, 150, "Granens HVB AB").print(900, 200, "Org nr 559307-9790");
  page.print(200, 400, "Stockholm den 12 september 2024");
  page.print(200, 600, "FAKTURA nr 481729");
  page.print(200, 700, "Stödboende, 31 dygn").print_right(2300, 700, "45 880:-");
  page.print(200, 800, "Summa kronor").print_right(2300, 800, "45 880:-");
  page.print(200, 900, "Betalning senast 2024-10-12 till bankgiro 308-1890.");
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "faktura");
  EXPECT_EQ(value(document.fields, "fakturanummer"), "481729");
  EXPECT_EQ(value(document.fields, "fakturadatum"), "2024-09-12");
  EXPECT_EQ(value(document.fields, "summa"), "45880.00");
  // Its rows stand in no table: that is told.
  ASSERT_THAT(document.rows, SizeIs(0));
  ASSERT_THAT(document.deviations, SizeIs(1));
  EXPECT_EQ(document.deviations.front().code, "falt_saknas");
}

}  // namespace
}  // namespace rosett

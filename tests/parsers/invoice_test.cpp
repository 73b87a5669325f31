// Invoices of senders never seen: labels wherever they stand, sums, the payment slip, and what is
// no invoice.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/giro_line.h"
#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
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

void print_head(PrintedPage& page, std::string_view title, std::string_view number) {
  page.print(200, 150, "Granens HVB AB").print(1700, 150, title);
  page.print(1500, 300, "Fakturanr").print(1900, 300, number);
  page.print(1500, 350, "Fakturadatum").print(1900, 350, "2020-02-08");
  page.print(1500, 400, "Förfallodatum").print(1900, 400, "2020-03-09");
  page.print(1500, 450, "Er referens").print(1900, 450, "REF 2214");
  page.print(1500, 500, "Vår referens").print(1900, 500, "Lena Sandin");
  page.print(200, 3200, "Org.nr: 559307-9790").print(900, 3200, "Bankgiro: 308-1890");
}

const std::vector<PrintedColumn> kColumns{{200, false, {"Benämning"}},
                                          {1300, true, {"Antal"}},
                                          {1700, true, {"À-pris"}},
                                          {2200, true, {"Belopp"}}};

PrintedPage invoice() {
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Tolkning arabiska", "12", "1 250,50", "15 006,00"});
  testing::print_cells(page, y + 50, kColumns, {"Restid tolk", "6", "350,50", "2 103,00"});
  page.print(1500, 1000, "Summa exkl. moms").print_right(2200, 1000, "17 109,00");
  page.print(1500, 1050, "Moms 25 %").print_right(2200, 1050, "4 277,25");
  page.print(1500, 1100, "Öresavrundning").print_right(2200, 1100, "-0,25");
  page.print(1500, 1150, "Att betala").print_right(2200, 1150, "21 386,00");
  return page;
}

TEST(Invoice, HeadRowsAndSumsAreRead) {
  const Document document = read_one({invoice()});
  EXPECT_EQ(document.type, "faktura");
  EXPECT_EQ(value_of(document.fields, "leverantor"), "Granens HVB AB");
  EXPECT_EQ(value_of(document.fields, "organisationsnummer"), "559307-9790");
  EXPECT_EQ(value_of(document.fields, "fakturanummer"), "23124");
  EXPECT_EQ(value_of(document.fields, "fakturadatum"), "2020-02-08");
  EXPECT_EQ(value_of(document.fields, "forfallodatum"), "2020-03-09");
  EXPECT_EQ(value_of(document.fields, "bankgiro"), "308-1890");
  EXPECT_EQ(value_of(document.fields, "referens"), "REF 2214");
  EXPECT_EQ(value_of(document.fields, "netto"), "17109.00");
  EXPECT_EQ(value_of(document.fields, "moms"), "4277.25");
  EXPECT_EQ(value_of(document.fields, "avrundning"), "-0.25");
  EXPECT_EQ(value_of(document.fields, "summa"), "21386.00");
  EXPECT_THAT(column(document, "beskrivning"), ElementsAre("Tolkning arabiska", "Restid tolk"));
  EXPECT_THAT(column(document, "pris"), ElementsAre("1250.50", "350.50"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("15006.00", "2103.00"));
}

TEST(Invoice, MomsAtSeveralRatesIsTheirSum) {
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  const int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Tolkning", "2", "1 500,00", "3 000,00"});
  const std::vector<std::pair<const char*, const char*>> sums{{"Summa exkl. moms", "3 000,00"},
                                                              {"Moms 25 %", "500,00"},
                                                              {"Moms 12 %", "120,00"},
                                                              {"Summa moms", "620,00"},
                                                              {"Att betala", "3 620,00"}};
  int line = 1000;
  for (const auto& [label, amount] : sums) {
    page.print(1500, line, label).print_right(2200, line, amount);
    line += 50;
  }
  const Document document = read_one({page});
  EXPECT_EQ(value_of(document.fields, "moms"), "620.00");
  EXPECT_FALSE(find_field(document.fields, "moms")->evidence.contested);
  EXPECT_EQ(value_of(document.fields, "summa"), "3620.00");
}

TEST(Invoice, InitialsInAColumnOfTheirOwnAreKept) {
  const std::vector<PrintedColumn> columns{{200, false, {"Benämning"}}, {700, false, {"Klient"}},
                                           {1100, false, {"Period"}},   {1750, true, {"Antal"}},
                                           {1950, true, {"À-pris"}},    {2250, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  const int y = testing::print_headings(page, 700, columns);
  testing::print_cells(
      page, y, columns,
      {"Vårddygn HVB", "A.N. 2003", "2020-01-01 - 2020-01-31", "31", "2 450,00", "75 950,00"});
  testing::print_cells(
      page, y + 50, columns,
      {"Vårddygn HVB", "11-174479", "2020-01-01 - 2020-01-12", "12", "2 450,00", "29 400,00"});
  const Document document = read_one({page});
  ASSERT_THAT(document.rows, SizeIs(2));
  EXPECT_EQ(document.rows[0].hidden, "A.N. 2003");
  EXPECT_EQ(find_field(document.rows[0].fields, "initialer"), nullptr);
  EXPECT_EQ(document.rows[1].hidden, "");
  EXPECT_EQ(value_of(document.rows[1].fields, "dossiernummer"), "11-174479");
}

// What stands in a column under `heading`, or in the text of a row, as row by row.
std::vector<Row> rows_of_clients(const char* heading, const std::vector<std::string>& clients) {
  const std::vector<PrintedColumn> columns{{200, false, {"Benämning"}}, {700, false, {heading}},
                                           {1100, false, {"Period"}},   {1750, true, {"Antal"}},
                                           {1950, true, {"À-pris"}},    {2250, true, {"Belopp"}}};
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  int y = testing::print_headings(page, 700, columns);
  for (const std::string& client : clients) {
    testing::print_cells(
        page, y, columns,
        {"Vårddygn HVB", client.c_str(), "2020-01-01 - 2020-01-31", "31", "2 450,00", "75 950,00"});
    y += 50;
  }
  return read_one({page}).rows;
}

TEST(Invoice, TheSendersOwnNumberOfItsClientIsKeptAsItStands) {
  for (const char* heading : {"Klientnr", "Klient", "Brukare", "Brukarnr", "Kundnr"}) {
    const std::vector<Row> rows =
        rows_of_clients(heading, {"4711", "190301-0012", "K-2019-0044", "11-174479"});
    ASSERT_THAT(rows, SizeIs(4)) << heading;
    EXPECT_EQ(rows[0].hidden, "4711") << heading;
    EXPECT_EQ(rows[1].hidden, "190301-0012") << heading;
    EXPECT_EQ(rows[2].hidden, "K-2019-0044") << heading;
    EXPECT_EQ(rows[3].hidden, "") << heading;
    EXPECT_EQ(value_of(rows[3].fields, "dossiernummer"), "11-174479") << heading;
    for (const Row& row : rows) {
      EXPECT_EQ(find_field(row.fields, "personnummer"), nullptr) << heading << row.hidden;
      EXPECT_EQ(find_field(row.fields, "klientnummer"), nullptr) << heading;
    }
  }
}

TEST(Invoice, APersonnummerWhereAClientIsNamedIsOne) {
  const std::vector<Row> rows = rows_of_clients("Klient", {"20030618-8434", "Amal Nur"});
  ASSERT_THAT(rows, SizeIs(2));
  EXPECT_EQ(value_of(rows[0].fields, "personnummer"), "20030618-8434");
  EXPECT_EQ(rows[0].hidden, "");
  EXPECT_EQ(rows[1].hidden, "Amal Nur");
}

TEST(Invoice, AClientsNumberAmongTheWordsOfARowIsNoPersonnummer) {
  const std::vector<std::pair<const char*, const char*>> cases{
      {"Boende Klientnr 190301-0012", "190301-0012"},
      {"Boende klient 4711", "4711"},
      {"Boende Kundnr: 556677-0012", "556677-0012"},
      {"Boende Brukarnr 20-4410", "20-4410"}};
  for (const auto& [text, number] : cases) {
    PrintedPage page;
    print_head(page, "FAKTURA", "23124");
    const int y = testing::print_headings(page, 700, kColumns);
    testing::print_cells(page, y, kColumns, {text, "3", "2 650,00", "7 950,00"});
    const Document document = read_one({page});
    ASSERT_THAT(document.rows, SizeIs(1)) << text;
    EXPECT_EQ(document.rows[0].hidden, number);
    EXPECT_EQ(find_field(document.rows[0].fields, "personnummer"), nullptr) << text;
    EXPECT_EQ(value_of(document.rows[0].fields, "beskrivning"), text);
  }
}

TEST(Invoice, WhatIsReckonedOutIsConfirmed) {
  const Document document = read_one({invoice()});
  for (const char* name : {"netto", "moms", "avrundning", "summa"})
    EXPECT_TRUE(find_field(document.fields, name)->evidence.confirmed) << name;
  for (const char* name : {"dygn", "pris", "belopp"})
    EXPECT_TRUE(find_field(document.rows.front().fields, name)->evidence.confirmed) << name;
}

TEST(Invoice, WhatDoesNotAgreeConfirmsNothing) {
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  const int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Vårddygn HVB", "3", "2 650,00", "7 900,00"});
  page.print(1500, 1000, "Netto").print_right(2200, 1000, "8 000,00");
  page.print(1500, 1050, "Moms 25 %").print_right(2200, 1050, "1 975,00");
  page.print(1500, 1150, "Att betala").print_right(2200, 1150, "9 875,00");
  const Document document = read_one({page});
  EXPECT_FALSE(find_field(document.fields, "summa")->evidence.confirmed);
  EXPECT_FALSE(find_field(document.rows.front().fields, "pris")->evidence.confirmed);
}

TEST(Invoice, ARateIsNoAmountEvenWhereItsSignIsUnread) {
  PrintedPage page = invoice();
  page.print(1500, 1600, "Moms").print(1600, 1600, "12 9o").print_right(2200, 1600, "4 277,25");
  EXPECT_EQ(value_of(read_one({page}).fields, "moms"), "4277.25");
}

TEST(Invoice, SumsMayStandInAStripBelowTheirLabels) {
  PrintedPage page;
  print_head(page, "FAKTURA", "23124");
  const int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Stödboende", "31", "1 190,00", "36 890,00"});
  page.print_right(1100, 1000, "Netto").print_right(1400, 1000, "Moms 25 %");
  page.print_right(1750, 1000, "Öresavr.").print_right(2200, 1000, "ATT BETALA");
  page.print_right(1100, 1040, "36 890,00").print_right(1400, 1040, "9 222,50");
  page.print_right(1750, 1040, "0,50").print_right(2200, 1040, "SEK 46 113,00");
  const Document document = read_one({page});
  EXPECT_EQ(value_of(document.fields, "netto"), "36890.00");
  EXPECT_EQ(value_of(document.fields, "moms"), "9222.50");
  EXPECT_EQ(value_of(document.fields, "avrundning"), "0.50");
  EXPECT_EQ(value_of(document.fields, "summa"), "46113.00");
  EXPECT_THAT(document.rows, SizeIs(1));
}

TEST(Invoice, ALineBelowTheTableIsNoRow) {
  PrintedPage page = invoice();
  page.print(200, 1300, "Organisationsnummer 559307-9790. Godkänd för F-skatt.");
  page.print(200, 1350, "Dröjsmålsränta")
      .print_right(1700, 1350, "8,00")
      .print_right(2200, 1350, "0,00");
  EXPECT_THAT(read_one({page}).rows, SizeIs(2));
}

TEST(Invoice, LabelsStandAboveTheirValuesInBoxes) {
  PrintedPage page;
  page.print(200, 100, "Stiftelsen Solglimten").print(1700, 100, "Faktura");
  page.print(200, 300, "Fakturanummer").print(800, 300, "Fakturadatum").print(1400, 300, "Sida");
  page.print(200, 340, "F-2020/17").print(800, 340, "2020-07-06").print(1400, 340, "1 (1)");
  page.print(200, 450, "Oss tillhanda").print(800, 450, "OCR").print(1400, 450, "Plusgiro");
  page.print(200, 490, "2020-08-05").print(800, 490, "12345678903").print(1400, 490, "28 65 43-4");
  page.print(200, 600, "Momsreg.nr").print(200, 640, "SE769703595901");
  page.print(200, 900, "Att betala").print(600, 900, "1 250,00 kr");
  const Document document = read_one({page});
  EXPECT_EQ(value_of(document.fields, "leverantor"), "Stiftelsen Solglimten");
  EXPECT_EQ(value_of(document.fields, "fakturanummer"), "F-2020/17");
  EXPECT_EQ(value_of(document.fields, "forfallodatum"), "2020-08-05");
  EXPECT_EQ(value_of(document.fields, "ocr_nummer"), "12345678903");
  EXPECT_EQ(value_of(document.fields, "plusgiro"), "286543-4");
  EXPECT_EQ(value_of(document.fields, "organisationsnummer"), "769703-5959");
  EXPECT_EQ(value_of(document.fields, "summa"), "1250.00");
}

TEST(Invoice, DetailsBelowARowBelongToIt) {
  PrintedPage page;
  print_head(page, "Faktura", "58038");
  int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Vårddygn HVB", "31", "3 200,00", "99 200,00"});
  page.print(240, y + 40, "Dossiernr 11-571141 Pnr 20000903-1519 Tid 2018-07-01 t.o.m. 2018-07-31");
  y += 120;
  testing::print_cells(page, y, kColumns, {"Boendedygn,", "31", "950,00", "29 450,00"});
  page.print(200, y + 40, "dossier 10-177545");
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "beskrivning"),
              ElementsAre("Vårddygn HVB", "Boendedygn, dossier 10-177545"));
  EXPECT_THAT(column(document, "dossiernummer"), ElementsAre("11-571141", "10-177545"));
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20000903-1519", "(not there)"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-07-31", "(not there)"));
}

TEST(Invoice, ACreditInvoiceIsNegative) {
  PrintedPage page;
  print_head(page, "KREDITFAKTURA", "23125");
  const int y = testing::print_headings(page, 700, kColumns);
  testing::print_cells(page, y, kColumns, {"Vårddygn HVB", "-2", "2 650,00", "-5 300,00"});
  page.print(1500, 1000, "Netto").print_right(2200, 1000, "-5 300,00");
  page.print(1500, 1050, "Er tillgodo").print_right(2200, 1050, "-5 300,00");
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "faktura");
  EXPECT_EQ(value_of(document.fields, "summa"), "-5300.00");
  EXPECT_THAT(column(document, "dygn"), ElementsAre("-2"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("-5300.00"));
}

TEST(Invoice, WhatOnlyLooksLikeOneIsNone) {
  for (const char* title : {"Offert", "Orderbekräftelse", "FÖLJESEDEL", "Betalningspåminnelse",
                            "Påminnelse 2", "Kontoutdrag"}) {
    PrintedPage page;
    print_head(page, title, "23124");
    page.print(200, 600, "Faktura");
    const int y = testing::print_headings(page, 700, kColumns);
    testing::print_cells(page, y, kColumns, {"Vårddygn HVB", "2", "2 650,00", "5 300,00"});
    EXPECT_EQ(read_one({page}).type, "okand") << title;
  }
  PrintedPage page = invoice();  // running text is no title
  page.print(200, 600, "Vid påminnelse debiteras en avgift");
  EXPECT_EQ(read_one({page}).type, "faktura");
}

TEST(Invoice, NumbersTellWhereTheNextOneBegins) {
  PrintedPage first = invoice();
  PrintedPage second(2);
  print_head(second, "FAKTURA", "23125");
  PrintedPage third(3);
  print_head(third, "FAKTURA", "23125");
  third.print(200, 900, "Att betala").print(600, 900, "1 250,00");
  EXPECT_THAT(read_all({first, second, third}), SizeIs(2));
}

TEST(Invoice, WhatIsNotThereIsTold) {
  PrintedPage page;
  page.print(200, 100, "FAKTURA").print(200, 300, "Fakturanummer").print(700, 300, "17");
  page.print(200, 340, "Fakturadatum").print(700, 340, "2020-07-06");
  const Document document = read_one({page});
  std::vector<std::string> missing;
  for (const Deviation& deviation : document.deviations)
    if (deviation.code == "falt_saknas") missing.push_back(deviation.field);
  EXPECT_THAT(missing,
              ElementsAre("leverantor", "organisationsnummer", "forfallodatum", "summa", ""));
}

TEST(Invoice, ThePaymentSlipIsASecondSource) {
  PrintedPage page = invoice();
  page.print(200, 3400, "# 12345678903 # 21386 00 8 > 3081890#41#");
  const Document document = read_one({page});
  EXPECT_EQ(value_of(document.fields, "ocr_nummer"), "12345678903");
  EXPECT_TRUE(find_field(document.fields, "summa")->evidence.confirmed);
  EXPECT_TRUE(find_field(document.fields, "bankgiro")->evidence.confirmed);
}

TEST(Invoice, ThePaymentSlipIsReadTwiceToo) {
  PrintedPage page = invoice();
  page.print(200, 3400, "# 12345678903 # 21386 00 8 > 3081890#41#");
  PageText twice = page.text();
  for (Word& word : twice.words) {
    word.second.emplace();
    for (const char c : word.text)
      word.second->symbols.push_back({std::string(1, c), {}, 0.8F, {}});
  }
  for (const char* seen : {"12345678903", "12345678908"}) {
    Word& slip = *std::ranges::find(twice.words, "12345678903", &Word::text);
    slip.second->symbols.back().text = seen[10];
    const Document document = interpret_pages(std::vector{twice}, testing::library()).front();
    const Reading& number = *find_field(document.fields, "ocr_nummer");
    EXPECT_EQ(number.value, "12345678903");
    EXPECT_EQ(number.evidence.second, 1);  // nothing else was seen
    EXPECT_EQ(number.evidence.agrees, seen == number.value);
  }
}

std::optional<GiroLine> giro(std::string_view text) {
  PrintedPage page;
  page.print(200, 3400, text);
  const PageText words = page.text();
  const PageView view = view_page(words);
  return giro_line(view, view.lines.front());
}

TEST(GiroLine, NumberSignsMayBeMisread) {
  const auto line = giro("H 939323124205 H 148800 00 6 > 30818904H41H");
  ASSERT_TRUE(line && line->reference && line->amount && line->bankgiro);
  EXPECT_EQ(line->reference->value, "939323124205");
  EXPECT_EQ(line->amount->value, "148800.00");
  EXPECT_EQ(line->bankgiro->value, "308-1890");
}

TEST(GiroLine, AnAmountWhoseCheckDigitFailsIsNone) {
  const auto line = giro("# 939323124205 # 148800 00 7 > 3081890#41#");
  ASSERT_TRUE(line);
  EXPECT_FALSE(line->amount.has_value());
  EXPECT_FALSE(giro("Dröjsmålsränta 8 > efter förfallodagen").has_value());
}

}  // namespace
}  // namespace rosett

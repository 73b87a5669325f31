#include "review/workbook_writer.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/error.h"
#include "sample_documents.h"
#include "workbook_file.h"

namespace rosett {
namespace {

using samples::cells_of;
using samples::count_of;
using samples::MemorySource;
using samples::roselista;
using samples::under;
using samples::WorkbookFile;

constexpr int kDeviations = 1;
constexpr int kRows = 2;
constexpr int kDocuments = 3;
constexpr int kSummary = 4;

TEST(WorkbookWriter, SheetsStandInOrder) {
  const WorkbookFile book(MemorySource({roselista()}));
  const std::string xml = book.entry("xl/workbook.xml");
  const auto at = [&](const char* name) { return xml.find("name=\"" + std::string(name) + "\""); };
  EXPECT_LT(at("Avvikelser"), at("Rader"));
  EXPECT_LT(at("Rader"), at("Dokument"));
  EXPECT_LT(at("Dokument"), at("Summering"));
  EXPECT_NE(at("Summering"), std::string::npos);
}

TEST(WorkbookWriter, DeviationsStandMostSeriousFirstThenByRow) {
  const WorkbookFile book(MemorySource({roselista()}));
  const auto cells = cells_of(book.sheet(kDeviations));
  const std::vector<std::pair<std::string, std::string>> expected{{"Fel", "summa_avviker"},
                                                                  {"Fel", "individ_saknas"},
                                                                  {"Varning", "osaker_lasning"},
                                                                  {"Varning", "osaker_lasning"},
                                                                  {"Info", "aterkrav"}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const int row = static_cast<int>(i) + 2;
    EXPECT_EQ(under(cells, "Allvar", row).value, expected[i].first);
    EXPECT_EQ(under(cells, "Kod för avvikelsen", row).value, expected[i].second);
  }
}

TEST(WorkbookWriter, ADeviationTellsWhatWasReadAndExpected) {
  const WorkbookFile book(MemorySource({roselista()}));
  const auto cells = cells_of(book.sheet(kDeviations));
  EXPECT_EQ(under(cells, "Fält", 2).value, "Tryckt summa");
  EXPECT_EQ(under(cells, "Tolkat värde", 2).value, "2000");
  EXPECT_EQ(under(cells, "Förväntat", 2).value, "1000.5");
  EXPECT_EQ(under(cells, "Radnyckel", 2).value, std::string(64, 'a'));
  EXPECT_EQ(under(cells, "Person", 3).value, "Berg, Lo\n19990904-6626");
  EXPECT_EQ(under(cells, "Alternativ", 5).value, "19990904-6628 (15 %)");
  EXPECT_EQ(under(cells, "Säkerhet", 5).value, "0.8");
  EXPECT_EQ(under(cells, "Radnyckel", 5).value, "nyckel-2");
}

TEST(WorkbookWriter, ValuesHaveTheirTypes) {
  const WorkbookFile book(MemorySource({roselista()}));
  const auto cells = cells_of(book.sheet(kRows));
  EXPECT_EQ(under(cells, "Dossiernummer", 2).type, "inlineStr");
  EXPECT_EQ(under(cells, "Dossiernummer", 2).value, "01-234567");
  EXPECT_EQ(under(cells, "Belopp", 2).type, "");
  EXPECT_EQ(under(cells, "Belopp", 2).value, "1350.5");
  EXPECT_EQ(under(cells, "Period från", 2).type, "");
  EXPECT_EQ(under(cells, "Period från", 2).value, "43466");  // 2019-01-01
  const std::string styles = book.entry("xl/styles.xml");
  EXPECT_NE(styles.find("formatCode=\"yyyy-mm-dd\""), std::string::npos);
  EXPECT_NE(styles.find("[$-41D]#,##0.00"), std::string::npos);
}

TEST(WorkbookWriter, DoubtAndFaultsHaveTheirColours) {
  Document document = roselista();
  document.deviations.push_back(
      samples::deviation("personnummer_avviker", Severity::fel, 3, "personnummer"));
  const WorkbookFile book(MemorySource({document}));
  const auto cells = cells_of(book.sheet(kRows));
  const int plain = under(cells, "Personnummer", 2).style;
  const int doubt = under(cells, "Personnummer", 3).style;
  const int fault = under(cells, "Personnummer", 4).style;
  EXPECT_NE(plain, doubt);
  EXPECT_NE(plain, fault);
  EXPECT_NE(doubt, fault);
  EXPECT_EQ(under(cells, "Status", 2).value, "Klar");
  EXPECT_EQ(under(cells, "Status", 3).value, "Har avvikelser");
}

TEST(WorkbookWriter, OnlyTheTotalsAreFormulas) {
  const WorkbookFile book(MemorySource({roselista()}));
  EXPECT_EQ(count_of(book.sheet(kDeviations), "<f>"), 0);
  EXPECT_EQ(count_of(book.sheet(kDocuments), "<f>"), 0);
  EXPECT_EQ(count_of(book.sheet(kSummary), "<f>"), 0);
  const auto cells = cells_of(book.sheet(kRows));
  EXPECT_EQ(under(cells, "Belopp", 6).formula, "SUBTOTAL(109,K2:K4)");
  EXPECT_EQ(under(cells, "Belopp", 6).value, "1000.5");
  EXPECT_EQ(under(cells, "Rad", 6).formula, "SUBTOTAL(103,D2:D4)");
}

TEST(WorkbookWriter, HostileTextIsTextEverywhere) {
  Document document = roselista();
  const std::string hostile = "=HYPERLINK(\"http://a\",\"<b>&\")\x01\x02";
  document.file = hostile;
  document.rows[0].key = hostile;
  for (Field& field : document.rows[0].fields) {
    field.reading.value = hostile;
    field.reading.text = hostile;
  }
  document.deviations = {samples::deviation(hostile, Severity::fel, 1, "namn", hostile)};
  document.deviations[0].message = std::string(100'000, '=');
  const WorkbookFile book(MemorySource({document}));
  for (const int sheet : {kDeviations, kRows, kDocuments, kSummary}) {
    const std::string xml = book.sheet(sheet);
    EXPECT_EQ(xml.find('\x01'), std::string::npos);
    EXPECT_EQ(xml.find("<b>"), std::string::npos);
    EXPECT_EQ(count_of(xml, "<f>"), count_of(xml, "<f>SUBTOTAL(")) << sheet;
    EXPECT_GT(count_of(xml, "<t>=HYPERLINK("), 0) << sheet;
  }
  const auto cells = cells_of(book.sheet(kRows));
  EXPECT_EQ(under(cells, "Belopp", 2).type, "inlineStr");
  EXPECT_EQ(under(cells, "Period från", 2).type, "inlineStr");
}

TEST(WorkbookWriter, EveryTableHasFilterFrozenHeaderAndPrintLayout) {
  const WorkbookFile book(MemorySource({roselista()}));
  for (const int sheet : {kDeviations, kRows, kDocuments, kSummary}) {
    const std::string xml = book.sheet(sheet);
    EXPECT_NE(xml.find("<pane ySplit=\"1\" topLeftCell=\"A2\""), std::string::npos);
    EXPECT_NE(xml.find("paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""),
              std::string::npos);
    EXPECT_NE(xml.find("Sida &amp;P av &amp;N"), std::string::npos);
    EXPECT_EQ(xml.find("mergeCell"), std::string::npos);
  }
  EXPECT_NE(book.sheet(kDeviations).find("<autoFilter ref=\"A1:U6\"/>"), std::string::npos);
  EXPECT_NE(book.sheet(kRows).find("<autoFilter ref=\"A1:P4\"/>"), std::string::npos);
  EXPECT_NE(book.sheet(kDocuments).find("<autoFilter ref=\"A1:O2\"/>"), std::string::npos);
  EXPECT_EQ(count_of(book.entry("xl/workbook.xml"), "_xlnm.Print_Titles"), 4);
}

TEST(WorkbookWriter, DecisionsAreChosenFromAList) {
  const WorkbookFile book(MemorySource({roselista()}));
  const std::string xml = book.sheet(kDeviations);
  EXPECT_NE(
      xml.find("sqref=\"M2:M6\"><formula1>\"Godkänn,Rätta,Tryckt fel,Avvisa,Utred\"</formula1>"),
      std::string::npos);
  EXPECT_EQ(under(cells_of(xml), "Beslut", 2).value, "");
  EXPECT_EQ(cells_of(xml).at("M1").value, "Beslut");
}

TEST(WorkbookWriter, SummaryKeepsReclaimsApart) {
  const WorkbookFile book(MemorySource({roselista()}));
  const auto cells = cells_of(book.sheet(kSummary));
  std::vector<std::string> column;
  for (int row = 2; row < 16; ++row) column.push_back(under(cells, "Benämning", row).value);
  const std::vector<std::string> expected{"Totalt",
                                          "Utbetalningar",
                                          "Återkrav",
                                          "Netto: utbetalningar och återkrav",
                                          "",
                                          "Utbetalningar per ersättningskod",
                                          "Förskola",
                                          "Summa",
                                          "",
                                          "Återkrav per ersättningskod",
                                          "Finns inte i kodlistan",
                                          "Summa",
                                          "",
                                          "Avvikelser per sort (antal)"};
  EXPECT_EQ(column, expected);
  EXPECT_EQ(under(cells, "Summa", 3).value, "1350.5");
  EXPECT_EQ(under(cells, "Summa", 4).value, "-350");
  EXPECT_EQ(under(cells, "Summa", 5).value, "1000.5");
}

TEST(WorkbookWriter, DocumentsShowTheDifferenceToThePrintedSum) {
  const WorkbookFile book(MemorySource({roselista()}));
  const auto cells = cells_of(book.sheet(kDocuments));
  EXPECT_EQ(under(cells, "Radernas summa", 2).value, "1000.5");
  EXPECT_EQ(under(cells, "Tryckt summa", 2).value, "2000");
  EXPECT_EQ(under(cells, "Skillnad mot tryckt", 2).value, "-999.5");
  EXPECT_EQ(under(cells, "Fel", 2).value, "2");
}

TEST(WorkbookWriter, AnEmptyWorkbookSaysSo) {
  const WorkbookFile book(MemorySource({}));
  EXPECT_NE(book.sheet(kDeviations).find("Inga avvikelser"), std::string::npos);
  EXPECT_NE(book.sheet(kRows).find("Inga rader"), std::string::npos);
  EXPECT_NE(book.sheet(kDocuments).find("Inga dokument"), std::string::npos);
  EXPECT_EQ(book.sheet(kRows).find("SUBTOTAL"), std::string::npos);
}

TEST(WorkbookWriter, TheSameDocumentsGiveTheSameBytesAndNoTraceOfTheWriter) {
  const WorkbookFile one(MemorySource({roselista()}));
  const WorkbookFile other(MemorySource({roselista()}));
  EXPECT_EQ(one.bytes(), other.bytes());
  const std::string core = one.entry("docProps/core.xml");
  EXPECT_NE(core.find("<dc:creator></dc:creator>"), std::string::npos);
  EXPECT_NE(core.find("2000-01-01T00:00:00Z"), std::string::npos);
}

TEST(WorkbookWriter, LeavesNothingButTheWorkbook) {
  const WorkbookFile book(MemorySource({roselista()}));
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(book.folder()))
    names.push_back(entry.path().filename());
  EXPECT_EQ(names, std::vector<std::string>{"bok.xlsx"});
}

TEST(WorkbookWriter, AFolderThatIsMissingIsAnError) {
  EXPECT_THROW(write_workbook("/nonexistent/bok.xlsx", MemorySource({}), {}), Error);
}

}  // namespace
}  // namespace rosett

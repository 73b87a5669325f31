#include "review/csv_export.h"

#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>

#include "core/csv.h"
#include "sample_documents.h"

namespace rosett {
namespace {

using samples::roselista;

std::string csv_of(const Document& document) {
  std::ostringstream out;
  write_csv_header(out);
  write_csv_rows(out, document);
  return out.str();
}

// The cell of a line (1: the first row) under a name.
std::string cell(const std::string& csv, std::size_t line, const std::string& name) {
  const auto lines = parse_csv(csv);
  const auto& names = lines.at(0).cells;
  const auto at = std::ranges::find(names, name) - names.begin();
  return lines.at(line).cells.at(static_cast<std::size_t>(at));
}

TEST(CsvExport, HasMarkSeparatorAndLineEndsThatExcelExpects) {
  const std::string csv = csv_of(roselista());
  EXPECT_TRUE(
      csv.starts_with("\xEF\xBB\xBF"
                      "file;sha256;part;type;page;row;key;status;"));
  EXPECT_TRUE(csv.ends_with("\r\n"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 4);
  EXPECT_EQ(std::ranges::count(csv, '\r'), 4);
}

TEST(CsvExport, WritesValuesInTheirPlaces) {
  const std::string csv = csv_of(roselista());
  EXPECT_EQ(cell(csv, 1, "personnummer"), "20100314-2381");
  EXPECT_EQ(cell(csv, 1, "dossiernummer"), "01-234567");
  EXPECT_EQ(cell(csv, 1, "period_fran"), "2019-01-01");
  EXPECT_EQ(cell(csv, 1, "belopp"), "1350,50");
  EXPECT_EQ(cell(csv, 3, "belopp"), "-350,00");
  EXPECT_EQ(cell(csv, 2, "belopp"), "");
  EXPECT_EQ(cell(csv, 2, "deviations"),
            "osaker_lasning,osaker_lasning,individ_saknas,summa_avviker");
  EXPECT_EQ(cell(csv, 1, "key"), "nyckel-1");
}

TEST(CsvExport, TextNeverBecomesAFormula) {
  for (const char* hostile : {"=1+1", "+46 8", "-lista", "@SUM(A1)", "＝1+1"}) {
    Document document = roselista();
    document.rows[0].fields[2].reading.value = hostile;
    EXPECT_EQ(cell(csv_of(document), 1, "namn"), std::string("'") + hostile);
  }
}

TEST(CsvExport, HostileTextStaysInItsCell) {
  Document document = roselista();
  document.file = "a;b\"c\r\nd.pdf";
  document.rows[0].fields[2].reading.value = "\t=cmd|' /C calc'!A0";
  const std::string csv = csv_of(document);
  EXPECT_EQ(cell(csv, 1, "file"), "a;b\"c d.pdf");
  EXPECT_TRUE(cell(csv, 1, "namn").starts_with("'="));
  EXPECT_EQ(parse_csv(csv).size(), 4U);
}

TEST(CsvExport, AnAmountThatIsNoneIsText) {
  Document document = roselista();
  document.rows[0].fields[5].reading.value = "=2";
  EXPECT_EQ(cell(csv_of(document), 1, "belopp"), "'=2");
}

}  // namespace
}  // namespace rosett

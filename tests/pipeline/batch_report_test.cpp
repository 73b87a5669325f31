#include "pipeline/batch_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rosett {
namespace {

using ::testing::HasSubstr;

Field field(bool accepted) {
  Field result{"belopp", {}};
  result.reading.accepted = accepted;
  return result;
}

Document document() {
  Document result;
  result.file = "a.pdf";
  result.type = "roselista";
  result.status = "avvikelser";
  result.pages.resize(2);
  result.fields = {field(true)};
  Row row;
  row.fields = {field(true), field(false)};
  result.rows = {row, row};
  result.deviations.resize(3);
  result.deviations[0].severity = Severity::fel;
  result.deviations[1].severity = Severity::info;
  return result;
}

TEST(BatchReport, CountsWhatDocumentsHold) {
  BatchReport report;
  add_to(report, document());
  add_to(report, document());
  EXPECT_EQ(report.documents, 2);
  EXPECT_EQ(report.avvikelser, 2);
  EXPECT_EQ(report.pages, 4);
  EXPECT_EQ(report.rows, 4);
  EXPECT_EQ(report.values, 10);
  EXPECT_EQ(report.accepted, 6);
  EXPECT_EQ(report.deviations_fel, 2);
  EXPECT_EQ(report.deviations_varning, 2);
  EXPECT_EQ(report.deviations_info, 2);
  EXPECT_THAT(to_table(report), HasSubstr("60.0 %"));
}

TEST(BatchReport, HasATableForNothing) { EXPECT_THAT(to_table({}), HasSubstr("–")); }

TEST(BatchReport, TellsOfADocumentOnOneLine) {
  EXPECT_EQ(one_line(document()), "a.pdf: avvikelser – roselista, 2 sidor, 2 rader, 3 avvikelser");
  Document failed;
  failed.file = "b\n.pdf";
  failed.status = "fel";
  failed.deviations.resize(1);
  failed.deviations[0].message = "Filen är tom.";
  EXPECT_EQ(one_line(failed), "b .pdf: fel – Filen är tom.");
}

}  // namespace
}  // namespace rosett

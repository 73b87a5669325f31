#include "review/survey.h"

#include <gtest/gtest.h>

#include "sample_documents.h"

namespace rosett {
namespace {

using samples::MemorySource;
using samples::roselista;

TEST(Survey, AddsUpPerKodWithReclaimsApart) {
  const Survey survey = survey_of(MemorySource({roselista()}));
  const Total& paid = survey.per_kod.at({Flow::payment, "FSKA", "roselista"});
  EXPECT_EQ(paid.rows, 2U);
  EXPECT_EQ(paid.persons.size(), 2U);
  EXPECT_EQ(paid.sum.to_string(), "1350.50");
  EXPECT_EQ(paid.unsure_amounts, 1U);  // the one that was not read
  EXPECT_EQ(survey.per_flow.at(Flow::reclaim).sum.to_string(), "-350.00");
  EXPECT_EQ(survey.rows.rows, 3U);
  EXPECT_EQ(survey.rows.persons.size(), 2U);
}

TEST(Survey, FieldsStandInTheOrderOfTheLabelsUnknownOnesLast) {
  Document document = roselista();
  document.rows[0].fields.push_back(samples::field("annat", "x"));
  const Survey survey = survey_of(MemorySource({document}));
  const std::vector<std::string> expected{"personnummer", "dossiernummer", "namn", "period_fran",
                                          "kod",          "belopp",        "annat"};
  EXPECT_EQ(survey.row_fields, expected);
}

TEST(Survey, ARowTakesTheKodOfItsDocument) {
  Document document = roselista();
  document.type = "schablonbeslut";
  document.fields.push_back(samples::field("kod", "EKBP"));
  document.rows = {samples::row(1, {samples::field("belopp", "750.00")})};
  const Survey survey = survey_of(MemorySource({document}));
  EXPECT_EQ(survey.per_kod.at({Flow::payment, "EKBP", "schablonbeslut"}).sum.to_string(), "750.00");
}

TEST(Survey, InvoicesAreNotPayments) {
  Document document = roselista();
  document.type = "faktura";
  const Survey survey = survey_of(MemorySource({document}));
  EXPECT_FALSE(survey.per_flow.contains(Flow::payment));
  EXPECT_EQ(survey.per_flow.at(Flow::invoice).rows, 2U);
}

TEST(Survey, CountsDeviations) {
  const Survey survey = survey_of(MemorySource({roselista()}));
  EXPECT_EQ(survey.deviations.at({"osaker_lasning", Severity::varning}), 2U);
}

TEST(Survey, OfOneDocument) {
  const DocumentTotal total = total_of(roselista());
  EXPECT_EQ(total.rows.sum.to_string(), "1000.50");
  EXPECT_EQ(total.reclaimed.to_string(), "-350.00");
}

}  // namespace
}  // namespace rosett

#include "parsers/repeated_texts.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rosett {
namespace {

using testing::ElementsAre;

Row row_with(const std::string& text) {
  Reading reading;
  reading.kind = Kind::text;
  reading.value = reading.text = text;
  reading.evidence.engine = reading.evidence.second = 0.98;
  reading.evidence.agrees = reading.evidence.exact = true;
  Row row;
  row.fields.push_back({"beskrivning", reading});
  return row;
}

std::vector<bool> confirmed(std::vector<Row> rows) {
  confirm_repeated_texts(rows);
  std::vector<bool> told;
  for (const Row& row : rows) told.push_back(row.fields[0].reading.evidence.confirmed);
  return told;
}

TEST(RepeatedTexts, ConfirmOneAnother) {
  EXPECT_THAT(confirmed({row_with("Vårddygn familjehem"), row_with("Resa skola tur och retur"),
                         row_with("Vårddygn familjehem")}),
              ElementsAre(true, false, true));
}

TEST(RepeatedTexts, TheLeastDifferenceIsAnother) {
  EXPECT_THAT(confirmed({row_with("Vårddygn familjehem"), row_with("Vårddygn familjehom")}),
              ElementsAre(false, false));
}

TEST(RepeatedTexts, ThoseWithDigitsAndShortOnesTellNothing) {
  EXPECT_THAT(confirmed({row_with("Tolkning 7 timmar"), row_with("Tolkning 7 timmar")}),
              ElementsAre(false, false));
  EXPECT_THAT(confirmed({row_with("Resa"), row_with("Resa")}), ElementsAre(false, false));
}

// The blank that one reader lost in all of them is lost in the same way.
TEST(RepeatedTexts, WhatIsInDoubtStaysSo) {
  std::vector<Row> contested{row_with("Vårddygn familjehem"), row_with("Vårddygn familjehem")};
  std::vector<Row> split = contested;
  for (Row& row : contested) row.fields[0].reading.evidence.contested = true;
  for (Row& row : split) row.fields[0].reading.evidence.agrees = false;
  EXPECT_THAT(confirmed(contested), ElementsAre(false, false));
  EXPECT_THAT(confirmed(split), ElementsAre(false, false));
}

}  // namespace
}  // namespace rosett

#include "parsers/body_gaps.h"

#include <gtest/gtest.h>

#include "parsers/page_view.h"
#include "printed_page.h"

namespace rosett {
namespace {

constexpr int kDay = 900;   // where the year begins
constexpr int kBlank = 24;  // wider than the print's usual blank, and than its widest in a number
constexpr int kAmount = 1300;

// A number, a day printed with wide blanks and an amount on each of four lines.
testing::PrintedPage page_with_days(const std::string& year) {
  testing::PrintedPage page;
  const int month = kDay + 4 * testing::PrintedPage::kCharacter + kBlank;
  const int day = month + 2 * testing::PrintedPage::kCharacter + kBlank;
  for (int line = 0; line < 4; ++line) {
    const int y = 400 + 60 * line;
    page.print(200, y, "11-174479").print(kDay, y, year).print(month, y, "06").print(day, y, "30");
    page.print(kAmount, y, "1900,00");
  }
  return page;
}

bool parts_year_and_month(const std::string& year) {
  const PageText text = page_with_days(year).text();
  const BodyGaps gaps(view_page(text));
  const int end = kDay + 4 * testing::PrintedPage::kCharacter;
  return gaps.between(end, end + kBlank);
}

TEST(BodyGaps, BlanksWithinADayPartNoColumns) { EXPECT_FALSE(parts_year_and_month("2022")); }

TEST(BodyGaps, TheSameBlankBetweenOtherValuesDoes) { EXPECT_TRUE(parts_year_and_month("4711")); }

TEST(BodyGaps, ColumnsArePartedByWhatNoLineStandsIn) {
  const PageText text = page_with_days("2022").text();
  EXPECT_TRUE(BodyGaps(view_page(text)).between(kDay - 400, kDay));
}

}  // namespace
}  // namespace rosett

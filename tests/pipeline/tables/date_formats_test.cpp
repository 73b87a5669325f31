#include "pipeline/tables/date_formats.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(DateFormats, ThoseThatComeWithEveryProgram) {
  for (const int date : {14, 15, 17, 22}) EXPECT_TRUE(shows_date(date, {})) << date;
  for (const int other : {0, 1, 2, 4, 9, 18, 21, 45, 49})
    EXPECT_FALSE(shows_date(other, {})) << other;
}

TEST(DateFormats, OwnOnesThatPrintAYearOrADay) {
  for (const char* format : {"yyyy-mm-dd", "YYYY\\-MM\\-DD;@", "[$-41D]d mmmm yyyy", "d/m"})
    EXPECT_TRUE(shows_date(170, {{170, format}})) << format;
  for (const char* format :
       {"#,##0.00", "0.00 \"dygn\"", "[Red]0", "h:mm", "0;[Red]\"dag\" 0", "\\d0"})
    EXPECT_FALSE(shows_date(170, {{170, format}})) << format;
}

}  // namespace
}  // namespace rosett

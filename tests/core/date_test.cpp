#include "core/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

TEST(Date, KnowsTheCalendar) {
  EXPECT_TRUE(parse_iso_date("2020-02-29"));
  for (const char* none : {"2019-02-29", "2019-13-01", "2019-00-10", "2019-04-31", "2019-4-01",
                           "20190401", "2019-04-01 ", "2019/04/01", "", "åååå-mm-dd"})
    EXPECT_FALSE(parse_iso_date(none)) << none;
}

TEST(Date, CountsBothEndsOfAPeriod) {
  EXPECT_EQ(days_inclusive(*parse_iso_date("2018-07-01"), *parse_iso_date("2018-09-30")), 92);
  EXPECT_EQ(days_between(*parse_iso_date("2024-01-01"), *parse_iso_date("2023-12-31")), -1);
}

RC_GTEST_PROP(DateProperty, PrintThenParseIsIdentity, ()) {
  const std::chrono::sys_days day{std::chrono::days{*rc::gen::inRange(-36'500, 36'500)}};
  const Date date{day};
  RC_ASSERT(parse_iso_date(to_iso(date)) == date);
}

}  // namespace
}  // namespace rosett

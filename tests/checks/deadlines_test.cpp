#include "checks/ledger/deadlines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/date.h"
#include "tests/checks/builder.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;
using testing::refusal;

constexpr const char* kHead = "kod;forordning;galler_fran;galler_till;fran;manader;senast;kalla\n";

std::string last_day(const std::string& kod, const std::string& from, const std::string& to,
                     const std::string& lines, bool first = true) {
  Application application;
  application.kod = kod;
  application.period_fran = parse_iso_date(from);
  application.period_till = parse_iso_date(to);
  const auto day =
      ledger::last_day_for(application, ledger::load_deadlines(kHead + lines),
                           *testing::settings().koder, parse_iso_date("2020-02-29"), first);
  return day ? to_iso(*day) : "";
}

// 2017:193 19 §, and what was before it; 2010:1122 23 §.
TEST(Deadlines, OfTheCodeElseOfItsOrdinance) {
  const std::string school =
      ";2017:193 (tid. 2002:1118);2017-07-01;;kvartal;6;;\n"
      ";2017:193 (tid. 2002:1118);;2017-06-30;;;2017-12-31;\n";
  EXPECT_EQ(last_day("GSKA", "2024-01-01", "2024-03-31", school), "2024-09-30");
  EXPECT_EQ(last_day("GSKA", "2024-03-31", "2024-06-30", school), "2024-09-30");  // two quarters
  EXPECT_EQ(last_day("GSKA", "2024-07-01", "2024-09-30", school), "2025-03-31");
  EXPECT_EQ(last_day("GSKA", "2017-06-30", "2017-09-30", school), "2017-12-31");
  EXPECT_EQ(last_day("NSCH", "2024-01-01", "2024-03-31", school), "");
  EXPECT_EQ(last_day("XXXX", "2024-01-01", "2024-03-31", school), "");
  EXPECT_EQ(last_day("GSKA", "2024-01-01", "2024-03-31", school + "GSKA;;;;period;12;;\n"),
            "2025-03-31");
  const std::string aid = "SOC;;;;period;12;;\nSOC;;;;mottagning;36;;\n";
  EXPECT_EQ(last_day("SOC", "2023-03-01", "2023-08-31", aid), "2023-02-28");
  EXPECT_EQ(last_day("SOC", "2023-03-01", "2023-08-31", aid, false), "2024-08-31");
}

TEST(Deadlines, AreCheckedWhenLoaded) {
  const auto why = [](const std::string& line) {
    return refusal(ledger::load_deadlines, kHead + line);
  };
  EXPECT_EQ(why("GSKA;;;;period;12;;\n"), "accepted");
  EXPECT_THAT(why(";;;;period;12;;\n"), HasSubstr("kod eller forordning"));
  EXPECT_THAT(why("GSKA;;;;igår;12;;\n"), HasSubstr("fran ska vara"));
  EXPECT_THAT(why("GSKA;;;;period;;;\n"), HasSubstr("antingen"));
  EXPECT_THAT(why("GSKA;;;;;;;\n"), HasSubstr("antingen"));
  EXPECT_THAT(why("GSKA;;;;period;12;2024-01-01;\n"), HasSubstr("antingen"));
}

}  // namespace
}  // namespace rosett

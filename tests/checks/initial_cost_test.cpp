#include "checks/initial_cost.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/builder.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::refusal;

std::vector<std::string> found(const char* received, const char* born, const char* belopp,
                               const char* kod = "INI01") {
  testing::MemorySurroundings registers;
  registers.persons = {testing::amal()};
  registers.persons[0].mottagningsdatum = parse_iso_date(received);
  registers.persons[0].fodelsedatum = parse_iso_date(born);
  return testing::codes(
      testing::roselista({testing::with(testing::amals_row(), {{"kod", kod}, {"belopp", belopp}})}),
      registers);
}

// 2010:1122 15–17 §§ for the second half of 2024.
TEST(InitialCosts, ByDayOfReceptionAndAge) {
  const auto wrong = ElementsAre("1 belopp_avviker belopp");
  EXPECT_THAT(found("2024-07-01", "1990-01-01", "19998.00"), IsEmpty());
  EXPECT_THAT(found("2024-07-01", "1990-01-01", "4000.00"), IsEmpty());
  EXPECT_THAT(found("2024-07-01", "1990-01-01", "9999.00"), wrong);
  EXPECT_THAT(found("2024-07-01", "2004-07-02", "9999.00"), IsEmpty());  // twenty tomorrow
  EXPECT_THAT(found("2024-07-01", "2004-07-01", "9999.00"), wrong);
  EXPECT_THAT(found("2024-07-01", "1958-07-01", "12503.00"), IsEmpty());
  EXPECT_THAT(found("2024-07-01", "1958-07-02", "12503.00"), wrong);
  EXPECT_THAT(found("2024-07-01", "1958-07-01", "4000.00"), wrong);  // own housing, 66 years
  EXPECT_THAT(found("2024-06-30", "1990-01-01", "7500.00"), IsEmpty());
  EXPECT_THAT(found("2025-01-01", "1990-01-01", "19998.00"), wrong);
  EXPECT_THAT(found("2024-07-01", "1990-01-01", "1.00", "GOD9"), IsEmpty());
}

// 2010:1122 15 §: one payment.
TEST(InitialCosts, ArePaidOnceForAPersonAndCode) {
  const auto again = [](const testing::Values& earlier, const testing::Values& more = {}) {
    testing::MemorySurroundings registers;
    registers.persons = {testing::amal()};
    const auto initial = testing::with(testing::amals_row(), {{"kod", "INI01"}});
    Document before =
        testing::roselista({testing::with(initial, earlier)}, {{"beslutsdatum", "2018-10-10"}});
    before.sha256 = before.file = "eeee";
    registers.rows = testing::stored(before);
    if (!more.empty()) {
      Document third = testing::roselista({testing::with(testing::amals_row(), more)},
                                          {{"beslutsdatum", "2018-10-11"}});
      third.sha256 = third.file = "ffff";
      registers.rows.push_back(testing::stored(third)[0]);
    }
    return testing::codes(testing::roselista({initial}), registers);
  };
  const testing::Values august{{"period_fran", "2018-08-01"}, {"period_till", "2018-08-31"}};
  EXPECT_THAT(again(august), ElementsAre("1 belopp_avviker kod"));
  EXPECT_THAT(again(testing::with(august, {{"kod", "INI02"}})), IsEmpty()) << "another code";
  EXPECT_THAT(again(testing::with(august, {{"belopp", "-6349.00"}})), IsEmpty());
  EXPECT_THAT(again({}), ElementsAre("1 dubblett")) << "told as that alone";
  EXPECT_THAT(again(august, {{"kod", "Å-GO9"}, {"belopp", "-1.00"}}), IsEmpty())
      << "something was taken back";
}

TEST(InitialCosts, AreCheckedWhenLoaded) {
  const auto why = [](const std::string& line) {
    return refusal(
        load_initial_costs,
        "kod;galler_fran;galler_till;fran_alder;till_alder;boende;belopp;kalla\n" + line);
  };
  EXPECT_EQ(why("INIxx;2024-07-01;;;20;anvisad;9999;\n"), "accepted");
  EXPECT_THAT(why("INIxx;2024-07-01;;;20;;9999;\n"), HasSubstr("boende"));
}

}  // namespace
}  // namespace rosett

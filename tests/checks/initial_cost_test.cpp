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

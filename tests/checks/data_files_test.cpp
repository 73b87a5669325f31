#include <gmock/gmock.h>

#include "checks/schablon.h"
#include "checks/time_limit.h"
#include "core/error.h"
#include "tests/checks/builder.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;
using testing::refusal;

constexpr const char* kBelopp = "ersattning;kod;ord;enhet;galler_fran;galler_till;belopp;kalla\n";
constexpr const char* kTid = "kod;fran_alder;till_alder;manader;lagrum;kalla\n";

TEST(Belopp, ReadsAmountsAndDates) {
  const auto all =
      load_schabloner(std::string(kBelopp) + "Dygn;EKBP, X1;;dygn;2017-07-01;;1350.50;SFS\n");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].koder, (std::vector<std::string>{"EKBP", "X1"}));
  EXPECT_EQ(all[0].belopp.ore(), 135'050);
  EXPECT_EQ(all[0].fran, parse_iso_date("2017-07-01"));
  EXPECT_FALSE(all[0].till);
}

TEST(Belopp, RefusesWhatItDoesNotKnow) {
  const auto why = [](const std::string& text) { return refusal(load_schabloner, text); };
  EXPECT_THAT(why(""), HasSubstr("filen är tom"));
  EXPECT_THAT(why("kod;nytt\n"), HasSubstr("belopp.csv rad 1: okänd kolumn nummer 2"));
  EXPECT_THAT(why("kod;ord\n"), HasSubstr("kolumnen"));
  EXPECT_THAT(why(std::string(kBelopp) + "a;b\n"), HasSubstr("rad 2: fel antal kolumner"));
  EXPECT_THAT(why(std::string(kBelopp) + "a;K;;månad;;;5;\n"), HasSubstr("enhet"));
  EXPECT_THAT(why(std::string(kBelopp) + "a;K;;dygn;20170701;;5;\n"), HasSubstr("galler_fran"));
  EXPECT_THAT(why(std::string(kBelopp) + "a;K;;dygn;;;0;\n"), HasSubstr("belopp"));
  EXPECT_THAT(why(std::string(kBelopp) + "a;;;dygn;;;5;\n"), HasSubstr("kod eller ord"));
}

TEST(Ersattningstid, RefusesWhatItDoesNotKnow) {
  const auto why = [](const std::string& text) { return refusal(load_time_limits, text); };
  EXPECT_THAT(why(std::string(kTid) + "EKBP;;18;;;\n"), "accepted");
  EXPECT_THAT(why(std::string(kTid) + "EKBP;;arton;;;\n"), HasSubstr("till_alder"));
  EXPECT_THAT(why(std::string(kTid) + "EKBP;;;;;\n"), HasSubstr("gräns"));
  EXPECT_THAT(why(std::string(kTid) + ";;18;;;\n"), HasSubstr("kod"));
}

TEST(Ersattningstid, BirthdayOnLeapDayIsTheFirstOfMarch) {
  const TimeLimit limit{{"EKBP"}, 1, 18, std::nullopt, ""};
  const Window window = window_of(limit, parse_iso_date("2004-02-29"), std::nullopt);
  EXPECT_EQ(window.first, parse_iso_date("2005-03-01"));
  EXPECT_EQ(window.last, parse_iso_date("2022-02-28"));
}

TEST(Ersattningstid, UnknownDatesSetNoLimit) {
  const TimeLimit limit{{"EKBP"}, 1, 18, 24, ""};
  const Window window = window_of(limit, std::nullopt, std::nullopt);
  EXPECT_FALSE(window.first || window.last);
}

}  // namespace
}  // namespace rosett

#include "checks/ledger/ledger_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/payment_plan.h"
#include "core/error.h"
#include "tests/checks/builder.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ledger::DecidingDay;
using ::testing::HasSubstr;
using testing::refusal;
using testing::settings;

TEST(LedgerRules, ObstaclesAreCheckedWhenLoaded) {
  const auto why = [](const std::string& lines) {
    return refusal(ledger::load_obstacles, "avvikelse;falt;kalla\n" + lines);
  };
  EXPECT_EQ(why("dubblett;;\nosaker_lasning;belopp,kod;\n"), "accepted");
  EXPECT_THAT(why("dublett;;\n"), HasSubstr("fordelningshinder.csv rad 2: avvikelsen finns inte"));
  EXPECT_THAT(why("dubblett;;\ndubblett;;\n"), HasSubstr("rad 3"));
  EXPECT_THAT(refusal(ledger::load_obstacles, "avvikelse;nytt;kalla\n"), HasSubstr("okänd kolumn"));
}

TEST(LedgerRules, StadsdelRulesAreCheckedWhenLoaded) {
  const auto why = [](const std::string& lines) {
    return refusal(ledger::load_district_rules, "kod;vid;kalla\n" + lines);
  };
  EXPECT_EQ(why(";period_fran;\n"), "accepted");
  EXPECT_THAT(why(";igår;\n"), HasSubstr("vid ska vara"));
  EXPECT_THAT(why("NSCH;period_fran;\n"), HasSubstr("utan kod"));
  EXPECT_THAT(why(";period_fran;\n;period_fran;\n"), HasSubstr("rad 3"));
}

TEST(LedgerRules, TheCodesOwnRuleGoesFirst) {
  const ledger::LedgerRules rules{
      {}, ledger::load_district_rules("kod;vid;kalla\n;period_fran;\nINIxx;forsta_utbetalning;\n")};
  EXPECT_EQ(ledger::district_rule(rules, "INI01").day, DecidingDay::first_payment);
  EXPECT_EQ(ledger::district_rule(rules, "DAG").day, DecidingDay::period_start);
  EXPECT_EQ(ledger::district_rule(rules, "").day, DecidingDay::period_start);
}

// 2010:1122, 12 §: a tenth, two tenths and seven tenths make the whole; due in M+1, M+3, M+6 …
// M+24.
TEST(PaymentPlan, IsTheOrdinances) {
  int usual = 0;
  std::vector<int> due, movers;
  for (const PlannedPayment& one : settings().payment_plan) {
    usual += one.percent;
    due.push_back(one.due);
    movers.push_back(one.mover ? one.mover->percent : one.percent);
  }
  EXPECT_EQ(usual, 100);
  // 13–14 §§: a tenth more for a move within eighteen months.
  EXPECT_THAT(movers, ::testing::ElementsAre(0, 30, 20, 20, 20, 20, 20, 20, 10));
  EXPECT_THAT(due, ::testing::ElementsAre(1, 3, 6, 9, 12, 15, 18, 21, 24));
}

TEST(PaymentPlan, KnowsAPaymentByItsPeriodAndByWhatIsLeft) {
  const auto& plan = settings().payment_plan;
  EXPECT_EQ(payment_for(plan, {0, 0}), 1);
  EXPECT_EQ(payment_for(plan, {1, 2}), 2);
  EXPECT_EQ(payment_for(plan, {21, 23}), 9);
  EXPECT_EQ(payment_for(plan, {2, 4}), 0);
  EXPECT_EQ(payment_with_left(plan, 8), 1);
  EXPECT_EQ(payment_with_left(plan, 0), 9);
  EXPECT_EQ(payment_with_left(plan, 9), 0);
  EXPECT_EQ(months_from(*parse_iso_date("2018-11-30"), *parse_iso_date("2019-01-01")), 2);
}

TEST(PaymentPlan, IsCheckedWhenLoaded) {
  const auto why = [](const std::string& lines) {
    return refusal(load_payment_plan,
                   "utbetalning;manad;period_fran;period_till;andel;inflytt_fran;inflytt_till;"
                   "andel_inflyttad;kalla\n" +
                       lines);
  };
  EXPECT_EQ(why("1;1;0;0;10;1;2;0;\n2;3;1;2;20;1;2;30;\n3;6;3;5;10;;;;\n"), "accepted");
  EXPECT_THAT(why("2;1;0;0;10;;;;\n"), HasSubstr("numreras"));
  EXPECT_THAT(why("1;1;0;2;10;;;;\n"), HasSubstr("slut när den betalas"));
  EXPECT_THAT(why("1;1;0;0;10;;;;\n2;3;0;2;20;;;;\n"), HasSubstr("följa på varandra"));
  EXPECT_THAT(why("1;1;0;0;101;;;;\n"), HasSubstr("procent"));
  EXPECT_THAT(why("1;1;0;0;;;;;\n"), HasSubstr("andel ska anges"));
  EXPECT_THAT(why("1;1;0;0;10;2;;;\n"), HasSubstr("inflytt_fran"));
  EXPECT_THAT(why("1;1;0;0;10;1;2;;\n"), HasSubstr("andel_inflyttad"));
  EXPECT_THAT(why("1;1;0;0;10;;;30;\n"), HasSubstr("andel_inflyttad"));
}

}  // namespace
}  // namespace rosett

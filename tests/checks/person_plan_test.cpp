#include "checks/ledger/person_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ledger_of;
using testing::payment;
using testing::payments;
using testing::person;
using testing::row;
using testing::settings;
using testing::workbook;

constexpr const char* kAmal = "11-000001";

std::vector<int> seen(const ledger::PersonPlan& plan) {
  std::vector<int> numbers;
  for (const ledger::SeenPayment& one : plan.seen) numbers.push_back(one.payment);
  return numbers;
}

// Received in September 2018: payments in October and December, then every third month from March
// 2019 to September 2020 (2010:1122, 12 §).
TEST(PersonPlan, TellsWhatIsMissingAndWhatIsNotYetDue) {
  testing::MemorySurroundings registers;
  registers.persons = {person(kAmal, "2018-09-30", "2018-09-30")};
  const ledger::Ledger ledger =
      ledger_of({payments("c.txt", "2019-06-28", {payment(kAmal, "5", "14260.00")}),
                 payments("a.txt", "2018-12-28", {payment(kAmal, "7", "26640.00")})},
                registers);
  const ledger::Plans plans = ledger::plans(ledger, settings().payment_plan);
  EXPECT_EQ(plans.first_month, parse_iso_date("2018-12-01"));
  EXPECT_EQ(plans.last_month, parse_iso_date("2019-06-01"));
  ASSERT_EQ(plans.persons.size(), 1U);
  const ledger::PersonPlan& plan = plans.persons.front();
  EXPECT_THAT(seen(plan), ElementsAre(2, 4));
  EXPECT_THAT(plan.before, ElementsAre(1));
  EXPECT_THAT(plan.missing, ElementsAre(3));
  EXPECT_THAT(plan.not_yet_due, ElementsAre(5, 6, 7, 8, 9));
  EXPECT_FALSE(plan.is_closed());
}

// 13 §: who came here in the second month after the reception got the first payment elsewhere.
TEST(PersonPlan, AMoverGotTheFirstPaymentElsewhere) {
  for (const auto& [registered, elsewhere] : {std::pair("2018-10-01", true),
                                              {"2018-11-30", true},
                                              {"2018-09-30", false},
                                              {"2018-12-01", false}}) {
    testing::MemorySurroundings registers;
    registers.persons = {person(kAmal, "2018-09-03", registered)};
    const ledger::Ledger ledger =
        ledger_of({payments("a.txt", "2018-10-31", {}),
                   payments("b.txt", "2018-12-28", {payment(kAmal, "7", "39960.00")})},
                  registers);
    const auto plan = ledger::plans(ledger, settings().payment_plan).persons.front();
    EXPECT_EQ(plan.paid_elsewhere == std::vector<int>{1}, elsewhere) << registered;
    EXPECT_EQ(plan.missing == std::vector<int>{1}, !elsewhere) << registered;
  }
}

TEST(PersonPlan, TheLastPaymentClosesAndCopiesAreNotSeenTwice) {
  testing::MemorySurroundings registers;
  registers.persons = {person(kAmal, "2016-10-05", "2016-10-05")};
  const ledger::Ledger ledger = ledger_of(
      {payments("a.txt", "2018-10-31",
                {testing::with(payment(kAmal, "0", "13320.00"),
                               {{"period_fran", "2018-07-01"}, {"period_till", "2018-09-30"}})}),
       workbook("b.xlsx", {row(kAmal, "NSCH", "2018-07-01", "2018-09-30", "13320.00"),
                           row(kAmal, "DAG", "2018-07-02", "2018-09-30", "1.00")})},
      registers);
  const auto plan = ledger::plans(ledger, settings().payment_plan).persons.front();
  EXPECT_THAT(seen(plan), ElementsAre(9));
  EXPECT_TRUE(plan.is_closed());
  EXPECT_THAT(plan.missing, IsEmpty());
}

// Not while an application or an appeal is open; another person's is not in the way.
TEST(PersonPlan, AnOpenCaseKeepsItFromBeingClosed) {
  testing::MemorySurroundings registers;
  registers.persons = {person(kAmal, "2016-10-05", "2016-10-05")};
  const ledger::Ledger ledger =
      ledger_of({payments("a.txt", "2018-10-31", {payment(kAmal, "0", "13320.00")})}, registers);
  std::vector<Application> all(3);
  for (Application& one : all) one.slag = kReclaiming;
  all[0].dossiernummer = "11-000002";
  all[1].dossiernummer = kAmal;
  all[1].avslutad = parse_iso_date("2018-11-01");
  EXPECT_TRUE(ledger::plans(ledger, settings().payment_plan, all).persons.front().is_closed());
  all[2].dossiernummer = kAmal;
  all[2].slag = kAppeal;
  const auto plans = ledger::plans(ledger, settings().payment_plan, all);
  const auto& plan = plans.persons.front();
  EXPECT_TRUE(plan.complete);
  EXPECT_FALSE(plan.is_closed());
  EXPECT_THAT(plan.open, ElementsAre(&all[2]));
  EXPECT_EQ(ledger::last_day_of(plan, plans), parse_iso_date("2018-09-30"));  // M+23
}

// Received in September 2018, left in February 2019: the third payment, for December to February,
// goes to where the person lives on its last day.
TEST(PersonPlan, WhoHasLeftIsClosedAndMissesNothing) {
  testing::MemorySurroundings registers;
  registers.persons = {person(kAmal, "2018-09-30", "2018-09-30")};
  const auto plans_when_left = [&](const char* left) {
    registers.persons[0].utflyttad = parse_iso_date(left);
    static ledger::Ledger ledger;
    ledger = ledger_of({payments("a.txt", "2018-10-28", {payment(kAmal, "8", "13320.00")}),
                        payments("c.txt", "2019-06-28", {})},
                       registers);
    return ledger::plans(ledger, settings().payment_plan);
  };
  const ledger::Plans plans = plans_when_left("2019-02-28");
  const ledger::PersonPlan& plan = plans.persons.front();
  EXPECT_THAT(plan.missing, ElementsAre(2));
  EXPECT_THAT(plan.paid_elsewhere, ElementsAre(3, 4, 5, 6, 7, 8, 9));
  EXPECT_THAT(plan.not_yet_due, IsEmpty());
  EXPECT_TRUE(plan.is_closed());
  EXPECT_STREQ(plan.ending(), ledger::kMovedAway);
  EXPECT_EQ(ledger::last_day_of(plan, plans), parse_iso_date("2019-02-28"));
  EXPECT_THAT(plans_when_left("2019-03-01").persons.front().missing, ElementsAre(2, 3));
  EXPECT_FALSE(plans_when_left("").persons.front().has_ended());
}

TEST(PersonPlan, APaymentWithoutPlaceIsShown) {
  testing::MemorySurroundings registers;
  registers.persons = {person(kAmal, "2018-09-03", "2018-09-03")};
  const ledger::Ledger ledger = ledger_of(
      {workbook("b.xlsx", {row(kAmal, "NSCH", "2018-11-01", "2018-11-30", "1.00")})}, registers);
  const auto plan = ledger::plans(ledger, settings().payment_plan).persons.front();
  EXPECT_THAT(seen(plan), IsEmpty());
  EXPECT_EQ(plan.unplaced.size(), 1U);
}

}  // namespace
}  // namespace rosett

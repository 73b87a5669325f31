#include "checks/ledger/netting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using testing::ledger_of;
using testing::payment;
using testing::payments;
using testing::row;
using testing::workbook;

constexpr const char* kAdult = "11-000001";

// Granted 1 000 kr in October, 500 in December; 1 200 kr taken back in October. In Farsta (18).
ledger::Ledger autumn() {
  testing::MemorySurroundings registers;
  registers.persons = {testing::person(kAdult, "2018-09-03", "2018-09-03")};
  return ledger_of(
      {payments("a.txt", "2018-10-31", {payment(kAdult, "8", "1000.00")}),
       payments("b.txt", "2018-12-28", {payment(kAdult, "7", "500.00")}),
       workbook("c.xlsx", {row(kAdult, "Å-LMA", "2018-10-01", "2018-10-10", "1200.00")},
                {{"beslutsdatum", "2018-10-15"}})},
      registers);
}

std::vector<std::string> told(const std::vector<ledger::NetPayment>& payments) {
  std::vector<std::string> all;
  for (const ledger::NetPayment& one : payments)
    all.push_back(one.sdf_kod + " " + to_iso(*one.month).substr(5, 2) + ": " +
                  one.gross.to_string() + " - " + one.set_off.to_string() + " = " +
                  one.net.to_string() + ", left " + one.left.to_string());
  return all;
}

ledger::Adjustment moved(const std::string& from, const std::string& to, const std::string& kod,
                         int kronor) {
  return {from,
          to,
          kod,
          Amount::from_ore(std::int64_t{100} * kronor),
          "x",
          "y",
          *parse_iso_date("2018-12-31")};
}

TEST(NetPayments, AterkravAreSetOffAgainstTheNextPayment) {
  EXPECT_THAT(told(net_payments(autumn())),
              ElementsAre("18 10: 1000.00 - 1000.00 = 0.00, left 200.00",
                          "18 12: 500.00 - 200.00 = 300.00, left 0.00"));
}

// The latest rows of the code give first, and nothing is paid twice.
TEST(NetPayments, WhatIsAdjustedIsPaidToTheOtherInTheSameMonth) {
  EXPECT_THAT(told(net_payments(autumn(), {moved("18", "06", "NSCH", 400)})),
              ElementsAre("06 12: 400.00 - 0.00 = 400.00, left 0.00",
                          "18 10: 1000.00 - 1000.00 = 0.00, left 200.00",
                          "18 12: 100.00 - 100.00 = 0.00, left 100.00"));
  EXPECT_THAT(told(net_payments(autumn(), {moved("18", "06", "NSCH", 600)})),
              ElementsAre("06 10: 100.00 - 0.00 = 100.00, left 0.00",
                          "06 12: 500.00 - 0.00 = 500.00, left 0.00",
                          "18 10: 900.00 - 900.00 = 0.00, left 300.00",
                          "18 12: 0.00 - 0.00 = 0.00, left 300.00"));
  EXPECT_THAT(told(net_payments(autumn(),
                                {moved("18", "06", "NSCH", 400), moved("06", "18", "NSCH", 400)})),
              ElementsAre("06 12: 0.00 - 0.00 = 0.00, left 0.00",
                          "18 10: 1000.00 - 1000.00 = 0.00, left 200.00",
                          "18 12: 500.00 - 200.00 = 300.00, left 0.00"));
}

// Money of an Å-code to Farsta: it is Bromma (06) that pays the återkrav.
TEST(NetPayments, AnAterkravIsAdjustedLikeAPayment) {
  EXPECT_THAT(told(net_payments(autumn(), {moved("06", "18", "Å-LMA", 700)})),
              ElementsAre("06 10: 0.00 - 0.00 = 0.00, left 700.00",
                          "18 10: 1000.00 - 500.00 = 500.00, left 0.00",
                          "18 12: 500.00 - 0.00 = 500.00, left 0.00"));
}

TEST(NetPayments, WhatNoRowHasIsAdjustedInTheLastMonth) {
  EXPECT_THAT(told(net_payments(autumn(), {moved("18", "06", "DAG", 50)})),
              ElementsAre("06 12: 50.00 - 0.00 = 50.00, left 0.00",
                          "18 10: 1000.00 - 1000.00 = 0.00, left 200.00",
                          "18 12: 500.00 - 250.00 = 250.00, left 0.00"));
}

TEST(NetPayments, WhatAnEarlierSheetHasLeftIsDueFirst) {
  const Date october = *parse_iso_date("2018-10-01");
  const auto net = net_payments(autumn(), {},
                                {{"18", "Farsta", Amount::from_ore(350'00), october},
                                 {"06", "Bromma", Amount::from_ore(10'00), october}});
  EXPECT_THAT(told(net), ElementsAre("06 10: 0.00 - 0.00 = 0.00, left 10.00",
                                     "18 10: 1000.00 - 1000.00 = 0.00, left 550.00",
                                     "18 12: 500.00 - 500.00 = 0.00, left 50.00"));
  EXPECT_EQ(net[0].sdf, "Bromma");
  EXPECT_EQ(net[1].carried.to_string(), "350.00");
  EXPECT_EQ(net[2].carried.to_string(), "0.00");
}

}  // namespace
}  // namespace rosett

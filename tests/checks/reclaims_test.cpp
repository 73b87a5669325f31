#include "checks/ledger/reclaims.h"

#include <gtest/gtest.h>

#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using testing::ledger_of;
using testing::person;
using testing::row;
using testing::settings;
using testing::workbook;

constexpr const char* kAmal = "11-000001";

testing::MemorySurroundings& registers() {
  static testing::MemorySurroundings all;
  all.persons = {person(kAmal, "2018-09-03", "2018-09-10")};
  return all;
}

// What the one återkrav takes back of these rows of another document: "1" its row, "1+2" several
// together, "-" nothing.
std::string ground(const testing::Values& reclaim, const std::vector<testing::Values>& granted) {
  const ledger::Ledger ledger =
      ledger_of({workbook("a.xlsx", granted), workbook("b.xlsx", {reclaim})}, registers());
  const auto found = ledger::reclaims(ledger, settings());
  EXPECT_EQ(found.size(), 1U);
  if (found.front().ground != nullptr) return std::to_string(found.front().ground->stored.row);
  std::string together;
  for (const ledger::LedgerRow* one : found.front().together)
    together += (together.empty() ? "" : "+") + std::to_string(one->stored.row);
  return together.empty() ? "-" : together;
}

const auto kDecember = row(kAmal, "DAG", "2018-12-01", "2018-12-31", "2201.00");
const auto kJanuary = row(kAmal, "SÄR", "2019-01-01", "2019-01-31", "2201.00");

TEST(Reclaims, TakeBackTheRowThatCoversThem) {
  EXPECT_EQ(
      ground(row(kAmal, "Å-LMA", "2018-12-01", "2018-12-31", "-2201.00"), {kJanuary, kDecember}),
      "2");
  EXPECT_EQ(ground(row(kAmal, "Å-LMA", "2018-12-05", "2018-12-10", "426.00"), {kDecember}), "1");
}

TEST(Reclaims, AcrossAYearTwoRowsTogether) {
  EXPECT_EQ(
      ground(row(kAmal, "Å-LMA", "2018-12-15", "2019-01-15", "-2300.00"), {kDecember, kJanuary}),
      "1+2");
}

TEST(Reclaims, HaveNoGroundInOtherDaysCodesOrSmallerAmounts) {
  EXPECT_EQ(ground(row(kAmal, "Å-LMA", "2018-12-15", "2019-01-15", "-1.00"), {kDecember}), "-");
  EXPECT_EQ(ground(row(kAmal, "Å-FSK", "2018-12-01", "2018-12-31", "-1.00"), {kDecember}), "-");
  EXPECT_EQ(ground(row(kAmal, "Å-LMA", "2018-12-01", "2018-12-31", "-2201.01"), {kDecember}), "-");
}

TEST(Reclaims, OneDecisionDoesNotTakeBackWhatItGrants) {
  const ledger::Ledger ledger = ledger_of(
      {workbook("a.xlsx", {kDecember, row(kAmal, "Å-LMA", "2018-12-01", "2018-12-31", "-1.00")})},
      registers());
  EXPECT_EQ(ledger::reclaims(ledger, settings()).front().ground, nullptr);
}

}  // namespace
}  // namespace rosett

#include "checks/ledger/splits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/ledger/distribution.h"
#include "core/error.h"
#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ledger::load_split_rules;
using ::testing::ElementsAre;
using testing::ledger_of;
using testing::payment;
using testing::payments;
using testing::person;
using testing::row;
using testing::workbook;

constexpr const char* kHead = "kod;fran_alder;till_alder;mottagare;procent;kalla\n";
constexpr const char* kChild = "11-000001";
constexpr const char* kAdult = "11-000002";

Amount amount(const char* text) { return Amount::parse(text).value(); }

testing::MemorySurroundings& registers() {
  static testing::MemorySurroundings all;
  all.persons = {person(kChild, "2018-09-03", "2018-09-10"),
                 person(kAdult, "2018-09-03", "2018-09-10")};
  all.persons[0].fodelsedatum = parse_iso_date("1998-11-01");  // 19 to the end of October 2018
  return all;
}

// "0–19 Skola 40.00 % 4.00" for each part.
std::vector<std::string> parts(const ledger::Ledger& ledger, const std::string& rules) {
  std::vector<std::string> all;
  for (const ledger::SplitPart& one : split(ledger, load_split_rules(kHead + rules)))
    all.push_back(one.ages + " " + (one.receiver.empty() ? one.sdf : one.receiver) + " " +
                  one.share.to_string() + " % " + one.amount.to_string());
  return all;
}

TEST(Splits, ByAgeOnTheDayOfPayment) {
  const std::string rules = "NSCH;0;19;;60;\nNSCH;0;19;Skola;40;\nNSCH;20;64;;100;\n";
  const auto ledger =
      ledger_of({payments("a.txt", "2018-10-31",
                          {payment(kChild, "8", "13320.00"), payment(kAdult, "8", "13320.00")}),
                 payments("b.txt", "2018-12-28", {payment(kChild, "7", "26640.00")}),
                 workbook("c.xlsx", {row(kAdult, "DAG", "2018-10-01", "2018-10-31", "1.00")})},
                registers());
  EXPECT_THAT(parts(ledger, rules),
              ElementsAre("0–19 Farsta 60.00 % 7992.00", "0–19 Skola 40.00 % 5328.00",
                          "20–64 Farsta 100.00 % 39960.00"));
}

TEST(Splits, UnknownAgesAndThoseWithoutARuleAreTheStadsdels) {
  testing::MemorySurroundings& all = registers();
  all.persons[0].fodelsedatum.reset();
  const auto ledger =
      ledger_of({payments("a.txt", "2018-10-31",
                          {payment(kChild, "8", "13320.00"), payment(kAdult, "8", "13320.00")})},
                all);
  EXPECT_THAT(
      parts(ledger, "NSCH;0;19;Skola;100;\n"),
      ElementsAre("okänd ålder Farsta 100.00 % 13320.00", "övriga Farsta 100.00 % 13320.00"));
}

TEST(Splits, InitialCostsByTheirPlaceholder) {
  const auto ledger = ledger_of(
      {workbook("a.xlsx", {row(kAdult, "INI01", "2024-07-01", "2024-07-31", "19998.00")})},
      registers());
  EXPECT_THAT(parts(ledger, "INIxx;20;64;;33.33;\nINIxx;20;64;AMN;66.67;\n"),
              ElementsAre("20–64 Farsta 33.33 % 6665.33", "20–64 AMN 66.67 % 13332.67"));
}

TEST(Splits, PartsComeToTheWhole) {
  EXPECT_THAT(
      ledger::in_parts(amount("0.01"), {amount("50.00"), amount("50.00")}, ledger::kAllPercent),
      ElementsAre(amount("0.01"), amount("0.00")));
  EXPECT_THAT(
      ledger::in_parts(amount("-100.00"), {amount("33.33"), amount("33.33"), amount("33.34")},
                       ledger::kAllPercent),
      ElementsAre(amount("-33.33"), amount("-33.33"), amount("-33.34")));
  EXPECT_THAT(ledger::in_parts(amount("1.00"), {amount("33.33"), amount("33.33"), amount("33.34")},
                               ledger::kAllPercent),
              ElementsAre(amount("0.33"), amount("0.33"), amount("0.34")));
}

TEST(Splits, RulesAreCheckedWhenLoaded) {
  const auto load = [](const std::string& rules) { return load_split_rules(kHead + rules); };
  EXPECT_THROW(load("NSCH;0;19;;99;\n"), Error);
  EXPECT_THROW(load("NSCH;0;19;;100;\nNSCH;19;64;;100;\n"), Error);
  EXPECT_THROW(load("NSCH;0;19;;50;\nNSCH;0;19;;50;\n"), Error);
  EXPECT_THROW(load("NSCH;;19;;100;\n"), Error);
  EXPECT_THROW(load("NSCH;20;19;;100;\n"), Error);
  EXPECT_THROW(load("NSCH;0;;;200;\n"), Error);
  EXPECT_EQ(load("NSCH;0;19;;100;\nNSCH;20;;;100;\nINIxx;0;;;100;\n").size(), 3U);
  EXPECT_EQ(testing::ledger_rules().splits.size(), 6U);
}

}  // namespace
}  // namespace rosett

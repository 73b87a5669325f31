#include "checks/ledger/decided.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ledger::decided;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ledger_of;
using testing::person;
using testing::row;
using testing::settings;
using testing::with;
using testing::workbook;

constexpr const char* kAmal = "11-000001";

testing::MemorySurroundings& registers() {
  static testing::MemorySurroundings all;
  all.persons = {person(kAmal, "2018-09-03", "2018-09-10")};
  return all;
}

Application asked(const std::string& number, const std::string& belopp) {
  return {.nummer = number,
          .slag = kReclaiming,
          .galler = "",
          .personnummer = "",
          .dossiernummer = kAmal,
          .kod = "BIF",
          .period_fran = parse_iso_date("2024-01-01"),
          .period_till = parse_iso_date("2024-03-31"),
          .belopp = Amount::parse(belopp),
          .inkom = parse_iso_date("2024-05-01"),
          .avslutad = parse_iso_date("2024-09-01"),
          .utfall = ""};
}

Application appeal_of(const std::string& number, const std::string& day) {
  Application made = asked("Ö1", "0.00");
  made.slag = kAppeal;
  made.galler = number;
  made.inkom = parse_iso_date(day);
  return made;
}

Document decision(const std::string& file, const std::string& day, const std::string& from,
                  const std::string& to, const std::string& belopp) {
  return workbook(file, {row(kAmal, "BIF", from, to, belopp)}, {{"beslutsdatum", day}});
}

// "1000.00 missing 500.00 delvis beviljad" as it stood with each row.
std::vector<std::string> history(const ledger::DecidedApplication& one) {
  std::vector<std::string> all;
  for (const ledger::DecidedRow& step : one.history)
    all.push_back(step.granted.to_string() + " missing " +
                  (step.missing ? step.missing->to_string() : "?") + " " +
                  std::string(step.status));
  return all;
}

TEST(Decided, LessThanAppliedForIsGrantedInPart) {
  const auto ledger =
      ledger_of({decision("a", "2024-06-01", "2024-01-01", "2024-03-31", "1000.00")}, registers());
  const std::vector<Application> all{asked("A1", "1500.00")};
  const auto result = decided(ledger, all, settings());
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_EQ(result.rows[0].status, "delvis beviljad");
  EXPECT_EQ(result.rows[0].missing->to_string(), "500.00");
  EXPECT_EQ(result.applications[0].status, "delvis beviljad");
}

TEST(Decided, AllOrNothing) {
  const std::vector<Application> all{asked("A1", "1000.00")};
  const auto whole =
      ledger_of({decision("a", "2024-06-01", "2024-01-01", "2024-03-31", "1000.00")}, registers());
  EXPECT_EQ(decided(whole, all, settings()).rows[0].status, "beviljad");
  const auto none =
      ledger_of({decision("a", "2024-06-01", "2024-01-01", "2024-03-31", "0.00")}, registers());
  EXPECT_EQ(decided(none, all, settings()).rows[0].status, "avslag");
  EXPECT_EQ(decided(none, all, settings()).applications[0].missing->to_string(), "1000.00");
}

// Two decisions answer one application; the second comes after an appeal.
TEST(Decided, AnAppealMakesItAReviewAndHistoryIsKept) {
  const auto ledger =
      ledger_of({decision("b", "2024-08-01", "2024-03-01", "2024-03-31", "500.00"),
                 decision("a", "2024-06-01", "2024-01-01", "2024-02-29", "1000.00")},
                registers());
  const std::vector<Application> all{asked("A1", "1500.00"), appeal_of("A1", "2024-06-15")};
  const auto result = decided(ledger, all, settings());
  ASSERT_EQ(result.applications.size(), 1U);
  EXPECT_THAT(history(result.applications[0]),
              ElementsAre("1000.00 missing 500.00 delvis beviljad",
                          "1500.00 missing 0.00 beviljad efter ny prövning"));
  EXPECT_EQ(result.applications[0].status, "beviljad efter ny prövning");
}

TEST(Decided, DaysOutsideTheApplicationAreTold) {
  const auto ledger =
      ledger_of({decision("a", "2024-06-01", "2024-03-01", "2024-04-30", "1000.00")}, registers());
  const std::vector<Application> all{asked("A1", "1000.00")};
  EXPECT_TRUE(decided(ledger, all, settings()).rows[0].outside);
}

TEST(Decided, OfTwoApplicationsTheOneThatCoversTheDays) {
  const auto ledger =
      ledger_of({decision("a", "2024-06-01", "2024-02-01", "2024-03-31", "1000.00")}, registers());
  std::vector<Application> all{asked("A1", "1000.00"), asked("A2", "1000.00")};
  all[0].period_till = parse_iso_date("2024-02-15");
  EXPECT_EQ(decided(ledger, all, settings()).rows[0].application, &all[1]);
  all[1].dossiernummer = "11-999999";
  EXPECT_EQ(decided(ledger, all, settings()).rows[0].application, &all[0]);
  all[0].kod = "FAMA";
  EXPECT_EQ(decided(ledger, all, settings()).rows[0].application, nullptr);
}

TEST(Decided, ANumberOnTheRowNamesItsApplication) {
  const auto ledger =
      ledger_of({workbook("a", {with(row(kAmal, "BIF", "2024-01-01", "2024-01-31", "1.00"),
                                     {{"diarienummer", "A2"}})})},
                registers());
  const std::vector<Application> all{asked("A1", "1.00"), asked("A2", "2.00")};
  EXPECT_EQ(decided(ledger, all, settings()).rows[0].application, &all[1]);
}

TEST(Decided, WithoutAnApplicationTheRowSpeaksForItself) {
  Document document = workbook("a", {row(kAmal, "BIF", "2024-01-01", "2024-01-31", "1.00"),
                                     row(kAmal, "BIF", "2024-02-01", "2024-02-29", "2.00"),
                                     row(kAmal, "Å-BIF", "2024-02-01", "2024-02-29", "-2.00")});
  testing::put(document, 2, "belopp", testing::unread());
  const auto ledger = ledger_of({document}, registers());
  const auto result = decided(ledger, {}, settings());
  ASSERT_EQ(result.rows.size(), 2U);  // an återkrav answers nothing
  EXPECT_EQ(result.rows[0].status, "beviljad");
  EXPECT_EQ(result.rows[1].status, "");
  EXPECT_THAT(result.applications, IsEmpty());
}

TEST(Decided, WhatTheRegisterSaysOfAnUnansweredOne) {
  std::vector<Application> all{asked("A1", "1.00")};
  all[0].utfall = "avvisad";
  const auto ledger = ledger_of({}, registers());
  EXPECT_EQ(decided(ledger, all, settings()).applications[0].status, "avvisad");
}

// The first quarter of 2024: in by the last of September.
TEST(Decided, AnApplicationThatCameInTooLateIsTold) {
  const auto deadlines = ledger::load_deadlines(
      "kod;forordning;galler_fran;galler_till;fran;manader;senast;kalla\nBIF;;;;kvartal;6;;\n");
  std::vector<Application> all{asked("A1", "1000.00"), asked("A2", "1000.00")};
  all[0].inkom = parse_iso_date("2024-09-30");
  all[1].inkom = parse_iso_date("2024-10-01");
  const auto ledger = ledger_of({}, registers());
  const auto result = decided(ledger, all, settings(), deadlines);
  EXPECT_FALSE(result.applications[0].is_late());
  EXPECT_TRUE(result.applications[1].is_late());
  EXPECT_FALSE(decided(ledger, all, settings()).applications[1].is_late());
}

}  // namespace
}  // namespace rosett

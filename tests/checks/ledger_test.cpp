// Where the money goes, on cases worked out by hand from the ordinances' figures.
#include "checks/ledger/ledger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/ledger/distribution.h"
#include "checks/ledger/residence.h"
#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ledger::distribute;
using ledger::Ledger;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ledger_of;
using testing::payment;
using testing::payments;
using testing::person;
using testing::row;
using testing::workbook;

constexpr const char* kAmal = "11-000001";
constexpr const char* kBo = "11-000002";

testing::MemorySurroundings& registers() {
  static testing::MemorySurroundings all;
  all.persons = {person(kAmal, "2018-09-03", "2018-09-10"),
                 person(kBo, "2018-09-03", "2018-09-10")};
  all.earlier_residences.clear();
  all.districts = {{"18", "Farsta"}, {"06", "Bromma"}};
  return all;
}

// Amal lived in Farsta and has moved to Bromma.
testing::MemorySurroundings& registers_after_move(const std::string& day) {
  testing::MemorySurroundings& all = registers();
  all.earlier_residences[kAmal] = {{parse_iso_date("2018-09-10"), "18", "Farsta"}};
  all.persons[0].folkbokforingsdatum = parse_iso_date(day);
  all.persons[0].sdf_kod = "06";
  all.persons[0].sdf = "Bromma";
  return all;
}

// "18 EKBP 2 rows 1 persons 215200.00" for each share.
std::vector<std::string> shares(const Ledger& ledger) {
  std::vector<std::string> all;
  for (const ledger::Share& one : distribute(ledger).shares)
    all.push_back(one.sdf_kod + " " + one.kod + " " + std::to_string(one.rows) + " rows " +
                  std::to_string(one.persons) + " persons " + one.amount.to_string());
  return all;
}

std::vector<std::string> reasons(const Ledger& ledger) {
  std::vector<std::string> all;
  for (const ledger::LedgerRow* one : distribute(ledger).left) {
    std::string text = std::to_string(one->stored.row);
    for (const std::string& reason : one->reasons) text += " " + reason;
    all.push_back(text);
  }
  return all;
}

// 2017:193 8 §: 1 350 kr a day to the end of 2023, 1 000 kr from 2024. 92 days and 91 days.
TEST(Ledger, BothSidesOfTheNewRate) {
  const Ledger ledger =
      ledger_of({workbook("a.xlsx", {row(kAmal, "EKBP", "2023-10-01", "2023-12-31", "124200.00"),
                                     row(kAmal, "EKBP", "2024-01-01", "2024-03-31", "91000.00"),
                                     row(kBo, "DAG", "2024-01-01", "2024-01-31", "2201.00")})},
                registers());
  EXPECT_THAT(shares(ledger),
              ElementsAre("18 DAG 1 rows 1 persons 2201.00", "18 EKBP 2 rows 1 persons 215200.00"));
  EXPECT_THAT(reasons(ledger), IsEmpty());
}

TEST(Ledger, AMoveChangesTheStadsdelFromItsDay) {
  const Ledger ledger =
      ledger_of({workbook("a.xlsx", {row(kAmal, "DAG", "2018-08-01", "2018-08-31", "100.00"),
                                     row(kAmal, "DAG", "2018-11-14", "2018-11-14", "200.00"),
                                     row(kAmal, "DAG", "2018-11-15", "2018-11-30", "400.00")})},
                registers_after_move("2018-11-15"));
  EXPECT_THAT(shares(ledger),
              ElementsAre("06 DAG 1 rows 1 persons 400.00", "18 DAG 2 rows 1 persons 300.00"));
}

// The stadsdel at the first payment, October 2018, is kept although the person moved before the
// second. 133 200 and 142 600 kr are the whole in 2018 and 2019.
TEST(Ledger, AGeneralschablonStaysWhereItWasFirstPaid) {
  const std::vector<Document> files{
      payments("c.txt", "2019-03-29", {payment(kAmal, "6", "14260.00")}),
      payments("a.txt", "2018-10-31", {payment(kAmal, "8", "13320.00")}),
      payments("b.txt", "2018-12-28", {payment(kAmal, "7", "26640.00")})};
  EXPECT_THAT(shares(ledger_of(files, registers_after_move("2018-11-15"))),
              ElementsAre("18 NSCH 3 rows 1 persons 54220.00"));
  EXPECT_THAT(shares(ledger_of(files, registers_after_move("2018-10-31"))),
              ElementsAre("06 NSCH 3 rows 1 persons 54220.00"));
}

// A workbook does not say when it was paid: payment 3 is due six months after the reception.
TEST(Ledger, AWorkbooksPaymentIsPlacedByItsPeriod) {
  const Ledger ledger =
      ledger_of({workbook("a.xlsx", {row(kAmal, "NSCH", "2018-12-01", "2019-02-28", "14260.00")})},
                registers_after_move("2019-03-15"));
  EXPECT_EQ(ledger.rows.front().payment, 3);
  EXPECT_THAT(shares(ledger), ElementsAre("06 NSCH 1 rows 1 persons 14260.00"));
}

TEST(Ledger, AterkravAreNegativeWhateverIsPrinted) {
  const Ledger ledger =
      ledger_of({workbook("a.xlsx", {row(kAmal, "DAG", "2018-10-01", "2018-10-31", "2201.00")}),
                 workbook("b.xlsx", {row(kAmal, "Å-LMA", "2018-10-01", "2018-10-10", "710.00"),
                                     row(kBo, "Å-LMA", "2018-10-01", "2018-10-10", "-710.00")})},
                registers());
  EXPECT_THAT(shares(ledger),
              ElementsAre("18 DAG 1 rows 1 persons 2201.00", "18 Å-LMA 2 rows 2 persons -1420.00"));
  EXPECT_EQ(ledger.documents[1].sum.to_string(), "-1420.00");
  EXPECT_EQ(ledger.documents[1].printed_sum.to_string(), "0.00");
}

TEST(Ledger, ACopyIsNotCountedTwice) {
  const auto twice = row(kAmal, "DAG", "2018-10-01", "2018-10-31", "2201.00");
  const Ledger ledger = ledger_of({workbook("b.xlsx", {twice, row(kBo, "DAG", "", "", "1.00"),
                                                       row(kBo, "DAG", "", "", "2.00")}),
                                   workbook("a.xlsx", {twice})},
                                  registers());
  ASSERT_THAT(reasons(ledger), ElementsAre("1 dubblett"));
  const ledger::LedgerRow& copy = *distribute(ledger).left.front();
  EXPECT_EQ(copy.stored.file, "b.xlsx");
  ASSERT_TRUE(copy.same_as);
  EXPECT_EQ(copy.same_as->file, "a.xlsx");
  EXPECT_EQ(copy.same_as->row, 1);
}

TEST(Ledger, EveryReasonIsTold) {
  testing::MemorySurroundings& all = registers();
  all.persons[1].sdf_kod.clear();
  all.persons[1].sdf.clear();
  const auto ledger =
      ledger_of({workbook("a.xlsx",
                          {row("11-999999", "DAG", "2018-10-01", "2018-10-31", "1.00"),
                           row(kBo, "DAG", "2018-10-01", "2018-10-31", "2.00"),
                           row(kAmal, "DAG", "2018-10-01", "2018-10-31", "3.00")},
                          {{"kommun", "Huddinge kommun"}})},
                all);
  EXPECT_THAT(reasons(ledger), ElementsAre("1 kommun_avviker individ_saknas",
                                           "2 kommun_avviker sdf_saknas", "3 kommun_avviker"));
}

TEST(Ledger, WhatNobodyHasReadIsNotDistributed) {
  Document document = workbook("a.xlsx", {row(kAmal, "DAG", "2018-10-01", "2018-10-31", "3.00"),
                                          row(kBo, "DAG", "2018-10-01", "2018-10-31", "4.00"),
                                          row(kBo, "DAG", "2018-11-01", "2018-11-30", "5.00")});
  testing::put(document, 1, "belopp", testing::unread());
  document.deviations = {{"osaker_lasning", Severity::varning, 2, "belopp", "", ""},
                         {"osaker_lasning", Severity::varning, 3, "efternamn", "", ""}};
  const Ledger ledger = ledger_of({document}, registers());
  EXPECT_THAT(reasons(ledger), ElementsAre("1 osaker_lasning", "2 osaker_lasning"));
  EXPECT_THAT(shares(ledger), ElementsAre("18 DAG 1 rows 1 persons 5.00"));
}

TEST(Ledger, AStadsdelIsKnownByItsNameToo) {
  testing::MemorySurroundings& all = registers();
  all.persons[0].sdf_kod.clear();
  all.persons[1].sdf = "FARSTA sdf";
  const Ledger ledger =
      ledger_of({workbook("a.xlsx", {row(kAmal, "DAG", "2018-10-01", "2018-10-31", "3.00"),
                                     row(kBo, "DAG", "2018-10-01", "2018-10-31", "4.00")})},
                all);
  EXPECT_THAT(shares(ledger), ElementsAre("18 DAG 2 rows 2 persons 7.00"));
}

TEST(Ledger, AQuarterTakesWhatWasPaidInIt) {
  const Ledger all =
      ledger_of({payments("a.txt", "2018-10-31", {payment(kAmal, "8", "13320.00")}),
                 payments("b.txt", "2018-12-31", {payment(kAmal, "7", "26640.00")}),
                 workbook("c.xlsx", {row(kBo, "DAG", "2018-12-01", "2019-01-01", "1.00"),
                                     row(kBo, "DAG", "2018-10-01", "2018-10-01", "2.00"),
                                     row(kBo, "BIF", "", "", "3.00")})},
                registers());
  const Ledger part =
      ledger::between(all, parse_iso_date("2018-10-01"), parse_iso_date("2018-12-30"));
  EXPECT_THAT(shares(part),
              ElementsAre("18 DAG 1 rows 1 persons 2.00", "18 NSCH 1 rows 1 persons 13320.00"));
  EXPECT_THAT(reasons(part), ElementsAre("3 falt_saknas"));
  EXPECT_EQ(part.documents.size(), 2U);
}

TEST(Residence, ALaterImportTakesBackWhatWouldHoldAfterIt) {
  const auto day = [](const char* text) { return parse_iso_date(text); };
  // The move was registered for May, and then corrected to March and another stadsdel.
  const auto history = ledger::history_of({{day("2018-09-10"), "18", ""},
                                           {day("2019-05-01"), "06", ""},
                                           {day("2019-03-01"), "14", ""}});
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(ledger::residence_on(history, day("2019-02-28"))->sdf_kod, "18");
  EXPECT_EQ(ledger::residence_on(history, day("2019-03-01"))->sdf_kod, "14");
  EXPECT_EQ(ledger::residence_on(history, day("2019-06-01"))->sdf_kod, "14");
  EXPECT_EQ(ledger::residence_on(history, day("2010-01-01"))->sdf_kod, "18");
  // Without a day it has always been so.
  EXPECT_EQ(ledger::history_of({{day("2018-09-10"), "18", ""}, {std::nullopt, "06", ""}}).size(),
            1U);
  EXPECT_EQ(ledger::residence_on({}, day("2019-01-01")), nullptr);
}

}  // namespace
}  // namespace rosett

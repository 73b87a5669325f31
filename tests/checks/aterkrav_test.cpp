#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;

Values granted_row() { return with(amals_row(), {{"kod", "GSKAB"}, {"belopp", "20420.00"}}); }

Values reclaim_row() { return with(amals_row(), {{"kod", "Å-GSKB"}, {"belopp", "-20420.00"}}); }

Document earlier_decision(const Values& others) {
  Document document = roselista({with(granted_row(), others)}, {{"beslutsdatum", "2018-10-10"}});
  document.sha256 = "eeee";
  document.file = "tidigare.pdf";
  return document;
}

class Aterkrav : public ::testing::Test {
 protected:
  std::vector<std::string> codes_after(const std::vector<StoredRow>& rows,
                                       const Document& document = roselista({reclaim_row()})) {
    registers.rows = rows;
    return codes(document, registers);
  }
  std::vector<std::string> codes_after_one(const Values& others) {
    return codes_after(stored(earlier_decision(others)));
  }

  MemorySurroundings registers;
  const std::vector<std::string> grounded{"1 aterkrav kod"};
  const std::vector<std::string> groundless{"1 aterkrav kod", "1 aterkrav_utan_grund kod"};
};

TEST_F(Aterkrav, NeedsAnEarlierGrantedRowThatCoversIt) {
  EXPECT_EQ(codes_after_one({}), grounded);
  EXPECT_EQ(codes_after(std::vector<StoredRow>{}), groundless);
  EXPECT_EQ(codes_after_one({{"kod", "GSKA"}}), groundless) << "another code";
  EXPECT_EQ(codes_after_one({{"period_till", "2018-09-29"}}), groundless) << "a day short";
  EXPECT_EQ(codes_after_one({{"period_fran", "2018-08-01"}}), grounded) << "a longer period";
  EXPECT_EQ(codes_after_one({{"belopp", "20419.99"}}), groundless) << "more than was granted";
  EXPECT_EQ(codes_after_one({{"personnummer", "19890615-5448"}, {"dossiernummer", "10-427336"}}),
            groundless)
      << "another person";
  EXPECT_EQ(codes_after_one({{"dossiernummer", ""}}), grounded) << "found by personnummer";
}

TEST_F(Aterkrav, TwoGrantedRowsMayCoverItTogether) {
  std::vector<StoredRow> rows =
      stored(earlier_decision({{"period_till", "2018-09-15"}, {"belopp", "10210.00"}}));
  rows.push_back(
      stored(earlier_decision({{"period_fran", "2018-09-16"}, {"belopp", "10210.00"}}))[0]);
  EXPECT_EQ(codes_after(rows), grounded);
  rows[1].period_fran = "2018-09-17";
  EXPECT_EQ(codes_after(rows), groundless);
}

TEST_F(Aterkrav, WhatIsGrantedLaterOrInTheSameDecisionIsNoGround) {
  std::vector<StoredRow> rows = stored(earlier_decision({}));
  rows[0].beslutsdatum = "2018-12-09";
  EXPECT_EQ(codes_after(rows), groundless);
  rows[0].beslutsdatum = "2018-12-08";
  EXPECT_EQ(codes_after(rows), grounded) << "another decision of the same day";
  rows[0].beslutsdatum.clear();
  EXPECT_EQ(codes_after(rows), grounded) << "unread date";
  EXPECT_THAT(codes_after(std::vector<StoredRow>{}, roselista({granted_row(), reclaim_row()})),
              ElementsAre("2 aterkrav kod", "2 aterkrav_utan_grund kod"));
}

TEST_F(Aterkrav, DoubtAboutDaysOrAboutTheGrantedRow) {
  std::vector<StoredRow> rows = stored(earlier_decision({{"period_till", "2018-09-29"}}));
  rows[0].sure = false;
  EXPECT_EQ(codes_after(rows), grounded);
  Document document = roselista({reclaim_row()});
  put(document, 1, "period_till", doubtful("2018-09-30"));
  rows[0].sure = true;
  EXPECT_EQ(codes_after(rows, document), grounded);
  EXPECT_EQ(codes_after(std::vector<StoredRow>{}, document), groundless)
      << "no day whatever was granted";
}

TEST_F(Aterkrav, ADoubtfulRowOfOtherDaysOrPaidOnceIsNoGround) {
  std::vector<StoredRow> rows =
      stored(earlier_decision({{"period_fran", "2017-09-01"}, {"period_till", "2017-09-30"}}));
  rows[0].sure = false;
  EXPECT_EQ(codes_after(rows), groundless);
  rows = stored(earlier_decision({{"kod", ""}, {"period_fran", ""}, {"period_till", ""}}));
  rows[0].sure = false;
  EXPECT_EQ(codes_after(rows), grounded) << "its code and days are unread";
  rows[0].type = "schablonbeslut";
  EXPECT_EQ(codes_after(rows), groundless) << "it has none";
}

// An återkrav in a decision of its own, before the one that is judged.
StoredRow earlier_reclaim(const std::string& sha256, const Values& others) {
  Document document = roselista({with(reclaim_row(), others)}, {{"beslutsdatum", "2018-11-01"}});
  document.sha256 = document.file = sha256;
  return stored(document)[0];
}

TEST_F(Aterkrav, SeveralMayNotTakeBackMoreThanWasGranted) {
  const std::vector<std::string> exhausted{"1 aterkrav kod", "1 aterkrav_utan_grund belopp"};
  std::vector<StoredRow> rows = stored(earlier_decision({}));
  const Document rest = roselista({with(reclaim_row(), {{"belopp", "-10420.00"}})});
  rows.push_back(earlier_reclaim("ff01", {{"belopp", "-10000.00"}}));
  EXPECT_EQ(codes_after(rows, rest), grounded) << "just what was granted";
  rows.push_back(earlier_reclaim("ff02", {{"belopp", "-0.01"}}));
  EXPECT_EQ(codes_after(rows, rest), exhausted);
  rows[2].sure = false;
  EXPECT_EQ(codes_after(rows, rest), grounded) << "its amount may be another";
  rows[2].sure = true;
  rows[2].beslutsdatum = "2018-12-31";
  EXPECT_EQ(codes_after(rows, rest), grounded) << "it comes later, and deviates itself";
}

TEST_F(Aterkrav, WhatIsTakenBackOfOtherDaysOrSaidTwiceIsNotCounted) {
  std::vector<StoredRow> rows = stored(earlier_decision({}));
  rows.push_back(
      stored(earlier_decision({{"period_fran", "2018-08-01"}, {"period_till", "2018-08-31"}}))[0]);
  rows.push_back(
      earlier_reclaim("ff01", {{"period_fran", "2018-08-01"}, {"period_till", "2018-08-31"}}));
  EXPECT_EQ(codes_after(rows), grounded) << "of the month before";
  rows[2] = earlier_reclaim("ff01", {{"period_fran", "2018-08-01"}, {"period_till", "2018-09-30"}});
  EXPECT_EQ(codes_after(rows), grounded) << "it may all be of the month before";
  rows[2].belopp = "-20420.01";
  EXPECT_EQ(codes_after(rows).back(), "1 aterkrav_utan_grund belopp") << "an öre is of this one";
  rows[2] = earlier_reclaim("ff01", {});
  EXPECT_EQ(codes_after(rows).back(), "1 dubblett") << "the same once more is told as that alone";
}

// Whatever the parts are, those that are not told never come to more than was granted.
RC_GTEST_PROP(AterkravProperty, TheOnesThatStandDoNotExceedWhatWasGranted, ()) {
  const auto parts = *rc::gen::container<std::vector<int>>(3, rc::gen::inRange(1, 2'042'000));
  MemorySurroundings registers;
  std::vector<StoredRow> reclaims;
  for (std::size_t i = 0; i < parts.size(); ++i)
    reclaims.push_back(earlier_reclaim("ff0" + std::to_string(i),
                                       {{"belopp", (-Amount::from_ore(parts[i])).to_string()}}));
  Amount standing, all;
  bool told = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    registers.rows = stored(earlier_decision({}));
    for (std::size_t other = 0; other < parts.size(); ++other)
      if (other != i) registers.rows.push_back(reclaims[other]);
    Document document = roselista({with(reclaim_row(), {{"belopp", reclaims[i].belopp}})},
                                  {{"beslutsdatum", "2018-11-01"}});
    document.sha256 = document.file = reclaims[i].sha256;
    const auto found = codes(document, registers);
    const bool stands = std::ranges::find(found, "1 aterkrav_utan_grund belopp") == found.end() &&
                        std::ranges::find(found, "1 dubblett") == found.end();
    all += Amount::from_ore(parts[i]);
    if (stands) standing += Amount::from_ore(parts[i]);
    told = told || !stands;
  }
  RC_ASSERT(standing <= Amount::from_ore(2'042'000));
  RC_ASSERT(told || all <= Amount::from_ore(2'042'000));
}

TEST_F(Aterkrav, AliasesAreTheSameCode) {
  Document document = roselista({with(reclaim_row(), {{"kod", "Å-GSB"}})});
  EXPECT_EQ(codes_after(stored(earlier_decision({})), document), grounded);
}

TEST_F(Aterkrav, SettlementIsNotAterkrav) {
  EXPECT_TRUE(codes_after({}, roselista({with(amals_row(), {{"kod", "AVRH"}})})).empty());
}

}  // namespace
}  // namespace rosett::testing

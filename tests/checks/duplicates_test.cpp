#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document other_document(const std::vector<Values>& rows, const char* date, const char* sha) {
  Document document = roselista(rows, {{"beslutsdatum", date}});
  document.sha256 = sha;
  document.file = "annat.pdf";
  return document;
}

std::vector<std::string> codes_beside(const Document& document,
                                      const std::vector<Document>& others) {
  MemorySurroundings registers;
  for (const Document& other : others)
    for (const StoredRow& row : stored(other)) registers.rows.push_back(row);
  return codes(document, registers);
}

TEST(Duplicates, TheLaterRowOfADocumentDeviates) {
  EXPECT_THAT(codes_beside(roselista({amals_row(), amals_row()}), {}), ElementsAre("2 dubblett"));
}

TEST(Duplicates, OnlyTheSamePersonCodeDaysAndAmount) {
  const std::vector<Values> others{{{"kod", "UTR9"}},
                                   {{"period_fran", "2018-10-01"}, {"period_till", "2018-10-31"}},
                                   {{"personnummer", "19890615-5448"}, {"dossiernummer", "1"}}};
  for (const Values& other : others)
    EXPECT_THAT(codes_beside(roselista({amals_row(), with(amals_row(), other)}), {}), IsEmpty());
}

TEST(Duplicates, OneNumberIsEnoughUnlessTheOtherAndTheNameDiffer) {
  const auto second = [](const Values& others) {
    return codes_beside(roselista({amals_row(), with(amals_row(), others)}), {});
  };
  EXPECT_THAT(second({{"dossiernummer", ""}}), ElementsAre("2 dubblett"));
  EXPECT_THAT(second({{"dossiernummer", "99-999999"}}), ElementsAre("2 dubblett"));
  EXPECT_THAT(second({{"dossiernummer", "99-999999"}, {"namn", "Warsame, Hodan"}}), IsEmpty());
}

TEST(Duplicates, TheLaterDecisionDeviatesWhicheverIsReadFirst) {
  const Document early =
      other_document({amals_row(), with(amals_row(), {{"kod", "TRA9"}})}, "2018-10-10", "bbbb");
  const Document late =
      other_document({amals_row(), with(amals_row(), {{"kod", "UTR9"}})}, "2018-11-10", "aaaa");
  EXPECT_THAT(codes_beside(late, {early, late}), ElementsAre("1 dubblett"));
  EXPECT_THAT(codes_beside(early, {early, late}), IsEmpty());
}

TEST(Duplicates, OverlappingDaysOfTheSameCode) {
  const auto second = [](const Values& others) {
    return codes_beside(
        roselista({amals_row(), with(with(amals_row(), {{"belopp", "1.00"}}), others)}), {});
  };
  EXPECT_THAT(second({}), ElementsAre("2 period_overlappar period_fran"));
  EXPECT_THAT(second({{"period_fran", "2018-09-30"}, {"period_till", "2018-10-31"}}),
              ElementsAre("2 period_overlappar period_fran"));
  EXPECT_THAT(second({{"period_fran", "2018-10-01"}, {"period_till", "2018-10-31"}}), IsEmpty());
  EXPECT_THAT(second({{"kod", "UTR9"}}), IsEmpty());
  EXPECT_THAT(second({{"belopp", "-1.00"}}), IsEmpty()) << "a correction pays nothing";
}

TEST(Duplicates, DaysInDoubtDoNotOverlap) {
  Document document = roselista({amals_row(), with(amals_row(), {{"belopp", "1.00"}})});
  put(document, 2, "period_fran", doubtful("2018-09-01"));
  EXPECT_THAT(codes_beside(document, {}), IsEmpty());
}

TEST(Duplicates, DaysTakenBackMayBePaidAgain) {
  const Document first = other_document({amals_row()}, "2018-10-10", "bbbb");
  const Document back = other_document(
      {with(amals_row(), {{"kod", "Å-GO9"}, {"belopp", "-6349.00"}})}, "2018-11-10", "cccc");
  const Document part = other_document(
      {with(amals_row(), {{"kod", "Å-GO9"}, {"belopp", "-349.00"}})}, "2018-11-10", "cccc");
  const Document again = roselista({amals_row()});
  EXPECT_THAT(codes_beside(again, {first}), ElementsAre("1 dubblett"));
  EXPECT_THAT(codes_beside(again, {first, back}), IsEmpty());
  EXPECT_THAT(codes_beside(again, {first, part}), ElementsAre("1 dubblett"));
}

TEST(Duplicates, TheSameDecisionScannedAgainIsOneFinding) {
  const std::vector<Values> rows{amals_row(), with(amals_row(), {{"kod", "UTR9"}}),
                                 with(amals_row(), {{"kod", "TRA9"}})};
  const Document first = other_document(rows, "2018-12-08", "0000");
  Document second = roselista(rows);
  EXPECT_THAT(codes_beside(second, {first, second}), ElementsAre("0 dubblett"));
  EXPECT_THAT(codes_beside(first, {first, second}), IsEmpty());
  put(second, 3, "belopp", doubtful("6344.00"));
  EXPECT_THAT(codes_beside(second, {first, second}), ElementsAre("0 dubblett"));
}

TEST(Duplicates, PaidOncePerPerson) {
  const Values once{{"dossiernummer", "11-174479"}, {"namn", "Nur, Amal"}, {"belopp", "52000.00"}};
  const Values title{{"ersattning", "Anvisningsschablon för ensamkommande barn"}};
  EXPECT_THAT(codes_beside(schablonbeslut({once, once}, title), {}), ElementsAre("2 dubblett"));
}

}  // namespace
}  // namespace rosett::testing

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

// The sheets of `numbers` with one taxi trip each, which says nothing of any person.
Document taxi(const char* number, const char* amount, const char* sha) {
  Document document =
      faktura({{{"beskrivning", "Resa"}, {"dygn", "3"}, {"pris", "89.00"}, {"belopp", amount}}},
              {{"organisationsnummer", "559307-9790"}, {"fakturanummer", number}});
  document.sha256 = sha;
  document.file = std::string(sha) + ".pdf";
  return document;
}

std::vector<Deviation> found_beside(const Document& document, const Document& other) {
  MemorySurroundings registers;
  registers.documents = {other, document};
  for (const Document& each : registers.documents)
    for (const StoredRow& row : stored(each)) registers.rows.push_back(row);
  return check_document(document, registers, settings());
}

TEST(Duplicates, TheSameInvoiceScannedAgainIsToldWithWhatDiffers) {
  const auto same = found_beside(taxi("17", "267.00", "bbbb"), taxi("17", "267.00", "aaaa"));
  ASSERT_THAT(codes(same), ElementsAre("0 dubblett"));
  EXPECT_EQ(same.front().message,
            "Samma faktura är redan inläst som aaaa.pdf. Allt stämmer överens. Ta bort den ena "
            "inläsningen.");
  Document misread = taxi("17", "267.00", "bbbb");
  Reading days = doubtful("8");
  days.kind = Kind::count;
  put(misread, 1, "dygn", days);
  const auto other = found_beside(misread, taxi("17", "267.00", "aaaa"));
  ASSERT_THAT(codes(other), ElementsAre("0 dubblett"));
  EXPECT_THAT(other.front().message, ::testing::HasSubstr("rad 1 dygn 8 mot 3"));
  EXPECT_THAT(found_beside(taxi("17", "267.00", "aaaa"), taxi("17", "267.00", "bbbb")), IsEmpty());
}

TEST(Duplicates, AnotherNumberOrOtherRowsAreAnotherInvoice) {
  EXPECT_THAT(found_beside(taxi("18", "267.00", "bbbb"), taxi("17", "267.00", "aaaa")), IsEmpty());
  Document other = taxi("17", "267.00", "bbbb");
  other.rows.front().fields = taxi("17", "1.00", "").rows.front().fields;
  put(other, 1, "dygn", sure("1"));
  put(other, 1, "pris", sure("1.00"));
  EXPECT_THAT(found_beside(other, taxi("17", "267.00", "aaaa")), IsEmpty());
}

TEST(Duplicates, ADecisionThatSupplementsAnotherIsNone) {
  const std::vector<Values> quarter{amals_row(), with(amals_row(), {{"kod", "UTR9"}})};
  const std::vector<Values> rest{with(amals_row(), {{"kod", "TRA9"}}),
                                 with(amals_row(), {{"kod", "FAMA"}})};
  const auto decision = [](const std::vector<Values>& rows, const char* number, const char* sha) {
    Document document = roselista(rows, {{"beslutsdatum", "2018-12-08"}, {"diarienummer", number}});
    document.sha256 = sha;
    return document;
  };
  const Document first = decision(quarter, "1.3.2-2018-1001", "aaaa");
  EXPECT_THAT(codes(found_beside(decision(rest, "1.3.2-2018-1001", "bbbb"), first)), IsEmpty());
  EXPECT_THAT(codes(found_beside(decision(rest, "1.3.2-2018-2277", "bbbb"), first)), IsEmpty());
  EXPECT_THAT(codes(found_beside(decision(quarter, "1.3.2-2018-1001", "bbbb"), first)),
              ElementsAre("0 dubblett"));
  EXPECT_THAT(codes(found_beside(decision(quarter, "1.3.2-2018-2277", "bbbb"), first)),
              ElementsAre("1 dubblett", "2 dubblett"))
      << "paid twice, by two decisions";
}

TEST(Duplicates, ADecisionThatPaysOtherAmountsOrMoreIsNotTheSameOne) {
  const std::vector<Values> rows{amals_row(), with(amals_row(), {{"kod", "UTR9"}})};
  const auto decision = [](const std::vector<Values>& paid, const char* sha) {
    Document document =
        roselista(paid, {{"beslutsdatum", "2018-12-08"}, {"diarienummer", "1.3.2-2018-1001"}});
    document.sha256 = sha;
    return document;
  };
  const Document first = decision(rows, "aaaa");
  const Document corrected = decision(
      {with(rows[0], {{"belopp", "7000.00"}}), with(rows[1], {{"belopp", "7001.00"}})}, "bbbb");
  EXPECT_THAT(codes(found_beside(corrected, first)),
              ElementsAre("1 period_overlappar period_fran", "2 period_overlappar period_fran"));
  const Document longer =
      decision({rows[0], rows[1], with(amals_row(), {{"kod", "TRA9"}})}, "bbbb");
  EXPECT_THAT(codes(found_beside(longer, first)), ElementsAre("1 dubblett", "2 dubblett"))
      << "the third row is paid here alone";
  Document misread = longer;
  put(misread, 3, "kod", doubtful("UTR9"));
  EXPECT_THAT(codes(found_beside(misread, first)), ElementsAre("0 dubblett"));
  EXPECT_THAT(codes(found_beside(decision({rows[0], rows[1]}, "cccc"), longer)),
              ElementsAre("0 dubblett"))
      << "a page is missing";
}

// One child's journeys or days on an invoice of its own.
Document bill(const char* number, const char* amount, const Values& days, const char* sha) {
  Document document = faktura(
      {with({{"beskrivning", "Resor"}, {"personnummer", "20030618-8434"}, {"belopp", amount}},
            days)},
      {{"organisationsnummer", "559307-9790"}, {"fakturanummer", number}});
  document.sha256 = sha;
  return document;
}

TEST(Duplicates, WhatIsBilledWithoutDaysMayCostTheSameAgain) {
  EXPECT_THAT(found_beside(bill("18", "500.00", {}, "bbbb"), bill("17", "500.00", {}, "aaaa")),
              IsEmpty());
}

TEST(Duplicates, OneCreditTakesBackOneBill) {
  const Values march{{"period_fran", "2019-03-01"}, {"period_till", "2019-03-31"}};
  const std::vector<Document> all{
      bill("17", "500.00", march, "0001"), bill("18", "-500.00", march, "0002"),
      bill("19", "500.00", march, "0003"), bill("20", "500.00", march, "0004")};
  EXPECT_THAT(codes_beside(all[2], {all[0], all[1]}), IsEmpty());
  EXPECT_THAT(codes_beside(all[3], {all[0], all[1], all[2]}), ElementsAre("1 dubblett"));
}

TEST(Duplicates, APermitScannedAgainIsTold) {
  const auto permit = [](const char* date, const char* sha) {
    Document document = uppehallstillstand({{"personnummer", "20030618-8434"},
                                            {"dossiernummer", "11-174479"},
                                            {"beslutsdatum", date}});
    document.sha256 = sha;
    return document;
  };
  EXPECT_THAT(codes(found_beside(permit("2019-02-01", "bbbb"), permit("2019-02-01", "aaaa"))),
              ElementsAre("0 dubblett"));
  EXPECT_THAT(codes(found_beside(permit("2020-02-01", "bbbb"), permit("2019-02-01", "aaaa"))),
              IsEmpty());
}

TEST(Duplicates, PaidOncePerPerson) {
  const Values once{{"dossiernummer", "11-174479"}, {"namn", "Nur, Amal"}, {"belopp", "52000.00"}};
  const Values title{{"ersattning", "Anvisningsschablon för ensamkommande barn"}};
  EXPECT_THAT(codes_beside(schablonbeslut({once, once}, title), {}), ElementsAre("2 dubblett"));
}

}  // namespace
}  // namespace rosett::testing

// Invoices against the registers and themselves, and the decisions about persons.
#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const Values kHead{{"organisationsnummer", "559307-9790"},
                   {"bankgiro", "308-1890"},
                   {"netto", "13250.00"},
                   {"summa", "13250.00"}};

Values days(const Values& others = {}) {
  return with({{"dossiernummer", "11-174479"},
               {"personnummer", "20030618-8434"},
               {"period_fran", "2019-03-01"},
               {"period_till", "2019-03-05"},
               {"dygn", "5"},
               {"pris", "2650.00"},
               {"belopp", "13250.00"}},
              others);
}

class Invoices : public ::testing::Test {
 protected:
  Invoices() {
    registers.persons = {amal()};
    registers.suppliers = {{"559307-9790", "Granens HVB AB", "308-1890", ""}};
    registers.placements = {place("2019-01-01", "2019-06-30")};
  }

  static Placement place(const char* from, const char* to) {
    Placement placement;
    placement.dossiernummer = "11-174479";
    placement.personnummer = "20030618-8434";
    placement.boende = "Granen";
    placement.organisationsnummer = "559307-9790";
    placement.fran = parse_iso_date(from);
    placement.till = parse_iso_date(to);
    placement.dygnspris = *Amount::parse("2650.00");
    return placement;
  }

  [[nodiscard]] std::vector<std::string> of(const Values& row, const Values& head = kHead) const {
    return codes(faktura({row}, head), registers);
  }

  MemorySurroundings registers;
};

TEST_F(Invoices, AnAgreedOneHasNoDeviation) { EXPECT_THAT(of(days()), IsEmpty()); }

TEST_F(Invoices, SenderAndGiroAreTheRegisters) {
  EXPECT_THAT(of(days(), with(kHead, {{"organisationsnummer", "556677-8899"}})),
              ElementsAre("0 leverantor_okand organisationsnummer", "1 placering_saknas"));
  EXPECT_THAT(of(days(), with(kHead, {{"bankgiro", "902-0033"}})),
              ElementsAre("0 bankgiro_avviker bankgiro"));
  EXPECT_THAT(of(days(), with(kHead, {{"ocr_nummer", "12345678904"}})),
              ElementsAre("0 ocr_nummer_ogiltigt ocr_nummer"));
  EXPECT_THAT(of(days(), with(kHead, {{"ocr_nummer", "12345678903"}})), IsEmpty());
  registers.suppliers.clear();
  EXPECT_THAT(of(days(), with(kHead, {{"organisationsnummer", ""}})), IsEmpty());
}

TEST_F(Invoices, ADoubtfulGiroThatMayBeTheRegistersIsNotTold) {
  Document document = faktura({days()}, kHead);
  put(document, 0, "bankgiro", doubtful("308-1899", {"308-1890"}));
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

TEST_F(Invoices, RowsAgreeWithThePlacement) {
  EXPECT_THAT(of(days({{"period_fran", "2018-03-01"}, {"period_till", "2018-03-05"}})),
              ElementsAre("1 placering_saknas"));
  EXPECT_THAT(of(days({{"dygn", "6"}, {"belopp", "15900.00"}}),
                 with(kHead, {{"netto", "15900.00"}, {"summa", "15900.00"}})),
              ElementsAre("1 dagar_avviker dygn"));
  EXPECT_THAT(of(days({{"pris", "2750.00"}, {"belopp", "13750.00"}}),
                 with(kHead, {{"netto", "13750.00"}, {"summa", "13750.00"}})),
              ElementsAre("1 pris_avviker pris"));
  registers.placements.front().aterssoks = false;
  EXPECT_THAT(of(days()), ElementsAre("1 aterssoks_ej"));
}

TEST_F(Invoices, OnePlacementAfterAnotherIsOne) {
  registers.placements = {place("2019-01-01", "2019-03-02"), place("2019-03-03", "2019-06-30")};
  EXPECT_THAT(of(days()), IsEmpty());
  registers.placements = {place("2019-01-01", "2019-03-02")};
  EXPECT_THAT(of(days()), ElementsAre("1 dagar_avviker dygn"));
}

TEST_F(Invoices, ThePlacementsOrTheAgreementsPriceIsAgreed) {
  const auto agree = [&](const char* price, const char* from, const char* to) {
    registers.agreements.push_back(
        {"559307-9790", "GRANEN", *Amount::parse(price), parse_iso_date(from), parse_iso_date(to)});
  };
  const Values dearer = days({{"pris", "2750.00"}, {"belopp", "13750.00"}});
  const Values head = with(kHead, {{"netto", "13750.00"}, {"summa", "13750.00"}});
  agree("2750.00", "2019-04-01", "");
  EXPECT_THAT(of(dearer, head), ElementsAre("1 pris_avviker pris"));
  agree("2750.00", "2019-01-01", "2019-03-31");
  EXPECT_THAT(of(dearer, head), IsEmpty());
  EXPECT_THAT(of(days()), IsEmpty());
  registers.agreements.clear();
  registers.placements.front().dygnspris = Amount();
  EXPECT_THAT(of(dearer, head), IsEmpty());
  agree("2650.00", "2019-01-01", "");
  EXPECT_THAT(of(dearer, head), ElementsAre("1 pris_avviker pris"));
  registers.placements.clear();
  EXPECT_THAT(of(dearer, head), ElementsAre("1 pris_avviker pris"));
}

TEST_F(Invoices, WithoutARegisterOfPlacementsNothingIsMissing) {
  registers.placements.clear();
  EXPECT_THAT(of(days()), IsEmpty());
}

TEST_F(Invoices, SumsAgree) {
  EXPECT_THAT(of(days({{"belopp", "13350.00"}}),
                 with(kHead, {{"netto", "13350.00"}, {"summa", "13350.00"}})),
              ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(of(days(), with(kHead, {{"moms", "3312.50"}, {"summa", "16562.50"}})), IsEmpty());
  EXPECT_THAT(
      of(days(), with(kHead, {{"moms", "3312.40"}, {"avrundning", "0.60"}, {"summa", "16563.00"}})),
      IsEmpty());
  EXPECT_THAT(of(days(), with(kHead, {{"moms", "3312.50"}, {"summa", "16662.50"}})),
              ElementsAre("0 summa_avviker summa"));
  EXPECT_THAT(of(days(), with(kHead, {{"netto", "14250.00"}, {"summa", "14250.00"}})),
              ElementsAre("0 summa_avviker summa"));
}

TEST_F(Invoices, DaysBilledBeforeAreTold) {
  Document earlier = faktura({days()}, kHead);
  earlier.sha256 = "0001";
  earlier.file = "faktura-1.pdf";
  registers.rows = stored(earlier);
  EXPECT_THAT(of(days()), ElementsAre("0 dubblett"));
  const Values longer =
      days({{"period_till", "2019-03-06"}, {"dygn", "6"}, {"belopp", "15900.00"}});
  const Values head = with(kHead, {{"netto", "15900.00"}, {"summa", "15900.00"}});
  EXPECT_THAT(of(longer, head), ElementsAre("1 period_overlappar period_fran"));
  Document credit = faktura({days({{"dygn", "-5"}, {"belopp", "-13250.00"}})}, kHead);
  credit.sha256 = "0002";
  for (StoredRow& row : stored(credit)) registers.rows.push_back(std::move(row));
  EXPECT_THAT(of(longer, head), IsEmpty());
}

TEST_F(Invoices, DecisionsOfThePersonsPaymentsAreNoBills) {
  Document decision = roselista({with(days(), {{"kod", "HVB9"}})});
  decision.sha256 = "0001";
  registers.rows = stored(decision);
  EXPECT_THAT(of(days()), IsEmpty());
}

TEST(PersonDecisions, ANewPersonIsNews) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  const Document document = uppehallstillstand(
      {{"personnummer", "20011202-2686"}, {"dossiernummer", "11-452565"}, {"namn", "Sara Nur"}});
  const std::vector<Deviation> found = check_document(document, registers, settings());
  ASSERT_THAT(codes(found), ElementsAre("0 individ_saknas"));
  EXPECT_EQ(found.front().severity, Severity::info);
}

TEST(PersonDecisions, APermitIsComparedWithTheRegister) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  EXPECT_THAT(codes(uppehallstillstand({{"personnummer", "20030618-8434"},
                                        {"dossiernummer", "11-174470"},
                                        {"namn", "Zohra Kovalenko"}}),
                    registers),
              ElementsAre("0 dossiernummer_avviker dossiernummer", "0 namn_avviker namn"));
}

TEST(PersonDecisions, OneDayOfReceptionHoldsForAll) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  const Values person{{"personnummer", "20030618-8434"}, {"dossiernummer", "11-174479"}};
  const Values head{{"kommun", "Stockholms stad"}, {"antal", "1"}};
  EXPECT_THAT(codes(anvisningsbeslut({person}, head), registers),
              ElementsAre("0 mottagningsdatum_saknas mottagningsdatum"));
  EXPECT_THAT(codes(anvisningsbeslut({person}, with(head, {{"mottagningsdatum", "2018-01-05"}})),
                    registers),
              IsEmpty());
  EXPECT_THAT(codes(anvisningsbeslut({person}, with(head, {{"mottagningsdatum", "2018-02-05"}})),
                    registers),
              ElementsAre("1 mottagningsdatum_avviker mottagningsdatum"));
  EXPECT_THAT(codes(anvisningsbeslut({person}, with(head, {{"mottagningsdatum", "2018-01-05"},
                                                           {"antal", "2"},
                                                           {"kommun", "Botkyrka kommun"}})),
                    registers),
              UnorderedElementsAre("0 summa_avviker antal", "0 kommun_avviker kommun"));
}

}  // namespace
}  // namespace rosett::testing

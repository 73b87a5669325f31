// Invoices that hide the person: told by placement, period and price.
#include <gmock/gmock.h>

#include "checks/hidden_match.h"
#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Values kHead{{"organisationsnummer", "559307-9790"}};

Values hidden(const std::string& mark, const Values& others = {}) {
  return with({{"beskrivning", "Vårddygn HVB " + mark},
               {"period_fran", "2019-03-01"},
               {"period_till", "2019-03-05"},
               {"dygn", "5"},
               {"pris", "2650.00"},
               {"belopp", "13250.00"}},
              others);
}

Placement placed(const Person& person, const char* price) {
  Placement placement;
  placement.dossiernummer = person.dossiernummer;
  placement.personnummer = person.personnummer;
  placement.boende = "Granen";
  placement.organisationsnummer = "559307-9790";
  placement.fran = parse_iso_date("2019-01-01");
  placement.dygnspris = *Amount::parse(price);
  return placement;
}

class HiddenPersons : public ::testing::Test {
 protected:
  HiddenPersons() {
    registers.persons = {amal()};
    registers.placements = {placed(amal(), "2650.00")};
  }

  void place_another(const char* number, const char* dossier, const char* given, const char* family,
                     const char* price) {
    Person other = amal();
    other.personnummer = number;
    other.dossiernummer = dossier;
    other.fornamn = given;
    other.efternamn = family;
    other.fodelsedatum.reset();
    registers.persons.push_back(other);
    registers.placements.push_back(placed(other, price));
  }

  [[nodiscard]] std::vector<std::string> of(const Values& row) const {
    return codes(faktura({row}, kHead), registers);
  }

  [[nodiscard]] std::string about(const Values& row) const {
    const auto found = about_hidden_persons(faktura({row}, kHead), registers);
    return found.empty() ? "" : found.at(1);
  }

  MemorySurroundings registers;
};

TEST_F(HiddenPersons, InitialsWithYearOrDigitsAreTheOnePlacedThereThen) {
  for (const char* mark : {"A.N. 2003", "AN 2003", "A N 2003", "N.A. 2003", "A.N., f. 2003",
                           "A.N. (2003)", "AN född 2003", "A.N. 0306", "AN 8434", "A-N 2003"}) {
    EXPECT_THAT(of(hidden(mark)), IsEmpty()) << mark;
    EXPECT_THAT(about(hidden(mark)), HasSubstr("11-174479 den enda")) << mark;
  }
}

TEST_F(HiddenPersons, ChecksHoldForWhoeverIsFound) {
  EXPECT_THAT(of(hidden("A.N. 2003", {{"pris", "2750.00"}, {"belopp", "13750.00"}})),
              ElementsAre("1 pris_avviker pris"));
  registers.placements.front().aterssoks = false;
  EXPECT_THAT(of(hidden("A.N. 2003")), ElementsAre("1 aterssoks_ej"));
}

TEST_F(HiddenPersons, NobodyPlacedThereThenIsTold) {
  EXPECT_THAT(of(hidden("A.N. 2004")), ElementsAre("1 placering_saknas"));
  EXPECT_THAT(of(hidden("B.N. 2003")), ElementsAre("1 placering_saknas"));
  EXPECT_THAT(
      of(hidden("A.N. 2003", {{"period_fran", "2018-03-01"}, {"period_till", "2018-03-05"}})),
      ElementsAre("1 placering_saknas"));
  EXPECT_EQ(about(hidden("A.N. 2004")), "");
}

TEST_F(HiddenPersons, ThePriceDecidesBetweenTwo) {
  place_another("20030101-2385", "12-000001", "Anna", "Nilsson", "1190.00");
  EXPECT_THAT(of(hidden("A.N. 2003")), IsEmpty());
  EXPECT_THAT(about(hidden("A.N. 2003")), HasSubstr("med radens pris"));
  EXPECT_THAT(of(hidden("A.N. 2003", {{"pris", "1500.00"}, {"belopp", "7500.00"}})),
              ElementsAre("1 personnummer_ofullstandigt personnummer"));
}

TEST_F(HiddenPersons, TwoAtOnePriceAreNobody) {
  place_another("20030101-2385", "12-000001", "Anna", "Nilsson", "2650.00");
  const std::vector<Deviation> found =
      check_document(faktura({hidden("A.N. 2003")}, kHead), registers, settings());
  ASSERT_THAT(codes(found), ElementsAre("1 personnummer_ofullstandigt personnummer"));
  EXPECT_THAT(found.front().message, AllOf(HasSubstr("11-174479"), HasSubstr("12-000001")));
}

// Nobody is the only one while another may be meant.
class AnotherMayBeMeant : public HiddenPersons {
 protected:
  AnotherMayBeMeant() {
    place_another("20030101-2385", "12-000001", "Anna", "Nilsson", "1190.00");
    other = &registers.placements.back();
  }

  [[nodiscard]] bool is_told(const Values& row = hidden("A.N. 2003")) const {
    return about(row).empty() &&
           of(row) == std::vector<std::string>{"1 personnummer_ofullstandigt personnummer"};
  }

  Placement* other{};
};

TEST_F(AnotherMayBeMeant, WhosePriceTheRegisterDoesNotHave) {
  other->dygnspris = Amount();
  EXPECT_TRUE(is_told());
  registers.agreements = {{"559307-9790", "Granen", *Amount::parse("2650.00"), {}, {}}};
  EXPECT_TRUE(is_told()) << "who has it by the agreement";
}

TEST_F(AnotherMayBeMeant, WhomNoRegisterOfPersonsHas) {
  registers.persons.pop_back();
  EXPECT_EQ(about(hidden("A.N. 2003")).find("den enda") != std::string::npos, true)
      << "at another price";
  other->dygnspris = *Amount::parse("2650.00");
  EXPECT_TRUE(is_told());
  other->personnummer = "19990101-2384";
  EXPECT_FALSE(is_told()) << "born in another year";
}

TEST_F(AnotherMayBeMeant, WhoWasPlacedThereJustBeforeOrAfter) {
  other->dygnspris = *Amount::parse("2650.00");
  other->till = parse_iso_date("2019-02-20");
  EXPECT_TRUE(is_told());
  other->till.reset();
  other->fran = parse_iso_date("2019-03-20");
  EXPECT_TRUE(is_told());
  other->fran = parse_iso_date("2019-09-20");
  EXPECT_FALSE(is_told());
}

TEST_F(AnotherMayBeMeant, WhenTheRegisterDoesNotSayWithWhom) {
  other->dygnspris = *Amount::parse("2650.00");
  other->organisationsnummer.clear();
  EXPECT_TRUE(is_told());
}

TEST_F(AnotherMayBeMeant, WhenThePriceIsInDoubtOrUnread) {
  for (const Reading& price : {doubtful("2650.00"), unread()}) {
    Document document = faktura({hidden("A.N. 2003")}, kHead);
    put(document, 1, "pris", price);
    EXPECT_THAT(about_hidden_persons(document, registers), IsEmpty());
  }
}

TEST_F(AnotherMayBeMeant, WhenTheOneAtThePriceWasNotThereAllDays) {
  registers.placements.front().till = parse_iso_date("2019-03-03");
  EXPECT_TRUE(is_told());
}

TEST_F(AnotherMayBeMeant, WhenTwoShareTheNumberOfAPlacement) {
  registers.placements.pop_back();
  registers.persons.back().dossiernummer = amal().dossiernummer;
  registers.placements.front().personnummer.clear();
  EXPECT_TRUE(is_told());
  registers.placements.front().personnummer = amal().personnummer;
  EXPECT_FALSE(is_told());
}

TEST_F(HiddenPersons, OneWhoHasNeitherTheDaysNorThePriceIsNotMeant) {
  registers.placements.front().till = parse_iso_date("2019-03-03");
  const Values row = hidden("A.N. 2003", {{"pris", "1500.00"}, {"belopp", "7500.00"}});
  EXPECT_EQ(about(row), "");
  EXPECT_THAT(of(row), ElementsAre("1 personnummer_ofullstandigt personnummer"));
}

TEST_F(HiddenPersons, WhatIsReadInDoubtPointsAtNobody) {
  Document document = faktura({hidden("")}, kHead);
  put(document, 1, "beskrivning", doubtful("Vårddygn HVB A.N. 2003"));
  EXPECT_THAT(about_hidden_persons(document, registers), IsEmpty());
  document = faktura({hidden("")}, kHead);
  document.rows.front().hidden = "A.N. 2003 ?";
  EXPECT_THAT(about_hidden_persons(document, registers), IsEmpty());
  document.rows.front().hidden = "A.N. 2003";
  EXPECT_THAT(about_hidden_persons(document, registers), Not(IsEmpty()));
}

TEST_F(HiddenPersons, TwoWhomThePricesTellApartAreNotBilledTwice) {
  place_another("20030101-2385", "12-000001", "Anna", "Nilsson", "1190.00");
  const Values cheaper = {{"pris", "1190.00"}, {"belopp", "5950.00"}};
  const Document both = faktura({hidden("A.N. 2003"), hidden("A.N. 2003", cheaper)}, kHead);
  EXPECT_THAT(codes(both, registers), IsEmpty());
  Document earlier = faktura({hidden("A.N. 2003", cheaper)}, kHead);
  earlier.sha256 = "0001";
  registers.rows = stored(earlier);
  EXPECT_THAT(of(hidden("A.N. 2003")), IsEmpty());
}

TEST_F(HiddenPersons, WithoutTheSuppliersNumberNobodyIsTheSame) {
  registers.placements.clear();
  Document earlier = faktura({hidden("A.N. 2003")}, {});
  earlier.sha256 = "0001";
  registers.rows = stored(earlier);
  EXPECT_THAT(codes(faktura({hidden("A.N. 2003")}, {}), registers), IsEmpty());
}

TEST_F(HiddenPersons, AMarkInTheNumbersPlaceCounts) {
  Document document = faktura({hidden("")}, kHead);
  Reading reading = unread();
  reading.text = "A.N. 2003";
  put(document, 1, "personnummer", reading);
  EXPECT_THAT(about_hidden_persons(document, registers), Not(IsEmpty()));
}

TEST_F(HiddenPersons, WhatIsNoMarkIsNone) {
  for (const char* text : {"HVB 2019", "LSS 2003", "Björken AB 2003", "mars 2019", "A.N.", "2003",
                           "Boende 2003", "VAN 2003", "A.N. 20031"})
    EXPECT_THAT(of(hidden(text)), IsEmpty()) << text;
}

TEST_F(HiddenPersons, ASupplierWithoutPlacementsIsNoHome) {
  registers.placements.front().organisationsnummer = "556677-8899";
  EXPECT_THAT(of(hidden("A.N. 2004")), IsEmpty());
}

TEST_F(HiddenPersons, WhatIsInDoubtTellsNothing) {
  Document document = faktura({hidden("")}, kHead);
  put(document, 1, "beskrivning", doubtful("Vårddygn HVB A.N. 2004"));
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

TEST_F(HiddenPersons, DaysBilledBeforeAreToldUnderTheSameMarkOrTheNumber) {
  for (const bool named : {false, true}) {
    Document earlier = faktura(
        {named ? with(hidden(""), {{"personnummer", "20030618-8434"}}) : hidden("A.N. 2003")},
        kHead);
    earlier.sha256 = "0001";
    registers.rows = stored(earlier);
    EXPECT_THAT(
        of(hidden("A.N. 2003", {{"period_fran", "2019-03-05"}, {"period_till", "2019-03-09"}})),
        ElementsAre("1 period_overlappar period_fran"))
        << named;
  }
}

}  // namespace
}  // namespace rosett::testing

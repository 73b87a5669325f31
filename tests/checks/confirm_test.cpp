#include "checks/confirm.h"

#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Confirm : public ::testing::Test {
 protected:
  Confirm() {
    registers.persons = {amal()};
    registers.suppliers = {{"556677-8899", "Granens HVB AB", "308-1890", ""}};
  }

  // What is confirmed of Amal's row when these readings are doubtful.
  std::vector<Confirmation> confirmed(const Values& doubts) {
    Document document = roselista({amals_row()});
    for (const auto& [field, value] : doubts) put(document, 1, field, printed(value));
    return confirmed_by_registers(document, registers);
  }

  static Reading printed(const std::string& value) {
    Reading reading = doubtful(value);
    reading.evidence.exact = true;
    return reading;
  }

  MemorySurroundings registers;
};

TEST_F(Confirm, TwoKeysOfTheSamePersonConfirmEachOther) {
  EXPECT_THAT(confirmed({{"namn", "Nur, Amal"}}), ElementsAre(Confirmation{1, "namn"}));
  EXPECT_THAT(confirmed({{"namn", "AMAL NUR"}, {"personnummer", "20030618-8434"}}),
              ElementsAre(Confirmation{1, "personnummer"}, Confirmation{1, "namn"}));
}

TEST_F(Confirm, WhatReadsOtherwiseStaysInDoubt) {
  EXPECT_THAT(confirmed({{"namn", "Nür, Amal"}}), IsEmpty());
  EXPECT_THAT(confirmed({{"namn", "Nur, Amal A"}}), IsEmpty());
  EXPECT_THAT(confirmed({{"personnummer", "20030618-8435"}}), IsEmpty());
  EXPECT_THAT(confirmed({{"personnummer", "20030618"}}), IsEmpty());
}

// "Nur" for "Nür": both readers lose dots and rings where they are faint.
TEST_F(Confirm, ASureNameThatTheRegisterHasWithAccentsIsInDoubt) {
  registers.persons[0].efternamn = "Nür";
  Document document = roselista({amals_row()});
  Reading& name = *find_field(document.rows[0].fields, "namn");
  EXPECT_THAT(confirmed_by_registers(document, registers),
              ElementsAre(Confirmation{1, "namn", false}));
  confirm(confirmed_by_registers(document, registers), document);
  EXPECT_FALSE(name.accepted);
  EXPECT_THAT(codes(document, registers), ElementsAre("1 osaker_lasning namn"));
}

TEST_F(Confirm, ASureNameThatTheRegisterHasInLikeLettersIsInDoubt) {
  for (const auto& [printed_name, registered] : std::vector<std::pair<std::string, std::string>>{
           {"Müllem, Amal", "Müllern"}, {"Nl1r, Amal", "Nilr"}, {"NurAmal", "Nur"}}) {
    registers.persons[0].efternamn = registered;
    Document document = roselista({amals_row()});
    find_field(document.rows[0].fields, "namn")->value = printed_name;
    EXPECT_THAT(confirmed_by_registers(document, registers),
                ElementsAre(Confirmation{1, "namn", false}))
        << printed_name;
  }
}

TEST_F(Confirm, ANameThatWasDecidedOrNotReadOffAPictureStaysSure) {
  registers.persons[0].efternamn = "Nür";
  Document document = roselista({amals_row()});
  Reading& name = *find_field(document.rows[0].fields, "namn");
  name.decided = true;
  EXPECT_THAT(confirmed_by_registers(document, registers), IsEmpty());
  name.decided = false;
  name.evidence.engine = 1;
  EXPECT_THAT(confirmed_by_registers(document, registers), IsEmpty());
}

TEST_F(Confirm, OneKeyAloneTellsNobody) {
  EXPECT_THAT(confirmed({{"namn", "Omar, Idil"},
                         {"dossiernummer", "12-000000"},
                         {"personnummer", "20030618-8434"}}),
              IsEmpty());
}

// A name that lost its second line may be the register's by that alone.
TEST_F(Confirm, ANameThatMayBeCutIsNotConfirmed) {
  for (const bool exact : {false, true}) {
    Reading cut = printed("Nur, Amal");
    cut.evidence.exact = exact;
    cut.evidence.contested = exact;
    Document document = roselista({amals_row()});
    put(document, 1, "namn", cut);
    EXPECT_THAT(confirmed_by_registers(document, registers), IsEmpty());
  }
}

TEST_F(Confirm, ANumberThatMayBeAnotherRowsIsNotConfirmed) {
  Document document = roselista({amals_row()});
  for (const char* name : {"personnummer", "dossiernummer"}) {
    Reading& number = *find_field(document.rows[0].fields, name);
    number.accepted = false;
    number.evidence.contested = true;
  }
  EXPECT_THAT(confirmed_by_registers(document, registers), IsEmpty());
}

TEST_F(Confirm, WhatTheRegisterDoesNotKeepIsNotConfirmed) {
  EXPECT_THAT(confirmed({{"belopp", "7350.00"}, {"kod", "GOD9"}}), IsEmpty());
}

TEST_F(Confirm, ASupplierIsKnownByTwoOfItsKeys) {
  Document document = faktura({}, {{"organisationsnummer", "556677-8899"}});
  put(document, 0, "leverantor", printed("Granens HVB AB"));
  put(document, 0, "bankgiro", printed("308-1891"));
  EXPECT_THAT(confirmed_by_registers(document, registers),
              ElementsAre(Confirmation{0, "leverantor"}));
}

TEST_F(Confirm, AcceptsTheReadingAndTakesItsDoubtBack) {
  Document document = roselista({amals_row()});
  put(document, 1, "namn", printed("Nur, Amal"));
  for (const char* code : {"osaker_lasning", "namn_avviker"})
    document.deviations.push_back({code, Severity::varning, 1, "namn", "", ""});
  confirm({{1, "namn"}, {2, "namn"}, {1, "saknas"}}, document);
  EXPECT_TRUE(find_field(document.rows[0].fields, "namn")->accepted);
  ASSERT_EQ(document.deviations.size(), 1U);
  EXPECT_EQ(document.deviations[0].code, "namn_avviker");
}

}  // namespace
}  // namespace rosett::testing

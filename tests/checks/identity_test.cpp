#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Person yusuf() {
  Person person = amal();
  person.personnummer = "19600409-1614";
  person.dossiernummer = "12-143139";
  person.fornamn = "Yusuf";
  person.efternamn = "Jama";
  person.fodelsedatum = parse_iso_date("1960-04-09");
  return person;
}

class Identity : public ::testing::Test {
 protected:
  Identity() { registers.persons = {amal(), yusuf()}; }

  std::vector<std::string> codes_of(const Values& others) {
    return codes(roselista({with(amals_row(), others)}), registers);
  }

  std::vector<Deviation> found(const Values& others) {
    return check_document(roselista({with(amals_row(), others)}), registers, settings());
  }

  MemorySurroundings registers;
};

struct Case {
  const char* name;
  Values others;
  std::vector<std::string> expected;
};

TEST_F(Identity, EachKeyAgainstTheRegister) {
  const std::vector<Case> cases{
      {"everything agrees", {}, {}},
      {"check digit",
       {{"personnummer", "20030618-8435"}},
       {"1 personnummer_ogiltigt personnummer"}},
      {"no such day",
       {{"personnummer", "20030631-8434"}},
       {"1 personnummer_ogiltigt personnummer"}},
      {"birth date only",
       {{"personnummer", "20030618"}},
       {"1 personnummer_ofullstandigt personnummer"}},
      {"another birth date only",
       {{"personnummer", "19991112"}},
       {"1 personnummer_ofullstandigt personnummer", "1 personnummer_avviker personnummer"}},
      {"another number",
       {{"personnummer", "20030618-3591"}},
       {"1 personnummer_avviker personnummer"}},
      {"another dossier",
       {{"dossiernummer", "11-174480"}},
       {"1 dossiernummer_avviker dossiernummer"}},
      {"dossier not printed", {{"dossiernummer", ""}}, {}},
      {"number not printed", {{"personnummer", ""}}, {}},
      {"another name", {{"namn", "Warsame, Nimo"}}, {"1 namn_avviker namn"}},
      {"another given name", {{"namn", "Nur, Sofiia"}}, {"1 namn_avviker namn"}},
      {"name spelt otherwise", {{"namn", "AMAAL NUUR"}}, {}},
      {"name not printed", {{"namn", ""}}, {}},
      {"two persons", {{"personnummer", "19600409-1614"}}, {"1 nycklar_motsager personnummer"}},
      {"unknown in all",
       {{"personnummer", "19890615-5448"}, {"dossiernummer", "10-427336"}, {"namn", "Karim, Hibo"}},
       {"1 individ_saknas"}},
      {"unknown, number impossible, no dossier",
       {{"personnummer", "19890615-5449"}, {"dossiernummer", ""}, {"namn", "Karim, Hibo"}},
       {"1 personnummer_ogiltigt personnummer"}},
      {"found by birth and name alone",
       {{"personnummer", "20030618-3591"}, {"dossiernummer", "10-427336"}},
       {"1 personnummer_avviker personnummer", "1 dossiernummer_avviker dossiernummer"}},
      {"a name alone says nobody is missing",
       {{"personnummer", ""}, {"dossiernummer", ""}, {"namn", "Karim, Hibo"}},
       {}},
  };
  for (const Case& one : cases) EXPECT_EQ(codes_of(one.others), one.expected) << one.name;
}

TEST_F(Identity, TellsWhatTheRegisterHas) {
  EXPECT_EQ(found({{"personnummer", "20030618-8435"}}).at(0).expected, "20030618-8434");
  EXPECT_EQ(found({{"dossiernummer", "11-174480"}}).at(0).expected, "11-174479");
  EXPECT_EQ(found({{"namn", "Warsame, Nimo"}}).at(0).expected, "Amal Nur");
  EXPECT_EQ(found({{"namn", "Warsame, Nimo"}}).at(0).severity, Severity::varning);
}

TEST_F(Identity, NumberOfAnotherPersonFollowsTheName) {
  const auto deviations = found({{"personnummer", "19600409-1614"}, {"namn", "Jama, Yusuf"}});
  ASSERT_EQ(codes(deviations), std::vector<std::string>{"1 nycklar_motsager personnummer"});
  EXPECT_THAT(deviations[0].message, ::testing::HasSubstr("Yusuf Jama, men dossiernumret"));
}

TEST_F(Identity, SamordningsnummerThatBecamePersonnummer) {
  const auto deviations = found({{"personnummer", "20030678-8430"}});
  ASSERT_EQ(codes(deviations).at(0).substr(0, 15), "1 personnummer_");
}

// Thousands may have a name: whose number is read surely is found by day of birth, or not at all.
TEST(IdentityByBirth, ACommonNameIsNotLookedUp) {
  class Counting : public MemorySurroundings {
   public:
    [[nodiscard]] std::vector<Person> persons_by_name(
        std::span<const std::string> folded_words) const override {
      ++names;
      return MemorySurroundings::persons_by_name(folded_words);
    }
    mutable int names{};
  } registers;
  registers.persons = {amal()};
  const Values by_birth = with(amals_row(), {{"personnummer", "20030618"}, {"dossiernummer", ""}});
  EXPECT_THAT(codes(roselista({by_birth}), registers),
              ElementsAre("1 personnummer_ofullstandigt personnummer"));
  EXPECT_EQ(registers.names, 0);
}

TEST_F(Identity, RegisterWithoutNumberTakesWhatIsPrinted) {
  registers.persons[0].personnummer.clear();
  EXPECT_THAT(codes_of({}), IsEmpty());
}

TEST(IdentityWithoutRegister, SaysNothingOfPersons) {
  EXPECT_THAT(codes(roselista({amals_row()}), MemorySurroundings()), IsEmpty());
  EXPECT_THAT(codes(roselista({with(amals_row(), {{"personnummer", "20030618-8435"}})}),
                    MemorySurroundings()),
              ElementsAre("1 personnummer_ogiltigt personnummer"));
}

TEST_F(Identity, DoubtThatExplainsTheDifferenceIsSilent) {
  Document document = roselista({amals_row()});
  put(document, 1, "personnummer", doubtful("20030618-8435"));
  EXPECT_THAT(codes(document, registers), IsEmpty());
  put(document, 1, "personnummer", doubtful("20080618-3434"));
  EXPECT_THAT(codes(document, registers), IsEmpty());
  put(document, 1, "personnummer", doubtful("20111111-1111", {"20030618-8434"}));
  EXPECT_THAT(codes(document, registers), IsEmpty());
  put(document, 1, "personnummer", unread());
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

TEST_F(Identity, DoubtThatDoesNotExplainItIsTold) {
  Document document = roselista({amals_row()});
  put(document, 1, "personnummer", doubtful("19890615-5448"));
  EXPECT_THAT(codes(document, registers), ElementsAre("1 personnummer_avviker personnummer"));
}

TEST_F(Identity, TwoReadingsThatAgreeAreFirm) {
  Document document = roselista({amals_row()});
  Reading reading = doubtful("20030618-8435");
  reading.evidence.exact = reading.evidence.agrees = true;
  put(document, 1, "personnummer", reading);
  EXPECT_THAT(codes(document, registers), ElementsAre("1 personnummer_ogiltigt personnummer"));
}

TEST_F(Identity, FindsThePersonThroughTwoDoubtfulNumbers) {
  Document document = roselista({amals_row()});
  put(document, 1, "personnummer", doubtful("20030618-8484"));
  put(document, 1, "dossiernummer", doubtful("11-171479"));
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

TEST_F(Identity, BothKeysUnreadSaysNothing) {
  Document document = roselista({amals_row()});
  put(document, 1, "personnummer", unread());
  put(document, 1, "dossiernummer", unread());
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

// Both readers may misread it alike.
TEST_F(Identity, ANameInDoubtMayBeTheRegisters) {
  Document document = roselista({amals_row()});
  Reading name = misplaced("Nuur, Amml");
  name.evidence.contested = false;
  put(document, 1, "namn", name);
  EXPECT_THAT(codes(document, registers), IsEmpty());
  name.value = "Warsame, Nimo";
  put(document, 1, "namn", name);
  EXPECT_THAT(codes(document, registers), ElementsAre("1 namn_avviker namn"));
}

TEST_F(Identity, DoubtfulNumberOfSomebodyElseIsNotBelievedAgainstTheName) {
  Document document = roselista({amals_row()});
  put(document, 1, "personnummer", unread());
  put(document, 1, "dossiernummer", doubtful("12-143139"));
  EXPECT_THAT(codes(document, registers), ElementsAre("1 individ_saknas"));
}

}  // namespace
}  // namespace rosett::testing

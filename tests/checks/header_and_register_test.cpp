#include <gmock/gmock.h>

#include "tests/checks/builder.h"

// The small themes: kod, kommun, mottagningsdatum, stadsdel.
namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> codes_of(const Document& document) {
  return codes(document, MemorySurroundings());
}

TEST(Kod, MustBeInTheList) {
  const auto with_kod = [](const char* kod) {
    return codes_of(roselista({with(amals_row(), {{"kod", kod}})}));
  };
  EXPECT_THAT(with_kod("GOD9"), IsEmpty());
  EXPECT_THAT(with_kod("INI07"), IsEmpty());
  EXPECT_THAT(with_kod("GXD9"), ElementsAre("1 kod_okand kod"));
  EXPECT_THAT(with_kod("Å-XXX"), ElementsAre("1 kod_okand kod", "1 aterkrav kod"));
}

TEST(Kod, OfARepealedOrdinanceWhenTheRuleIsOn) {
  const testing::MemorySurroundings none;
  const auto from = [&](const char* day, const CheckSettings& rules) {
    return testing::codes(check_document(
        roselista({with(amals_row(), {{"period_fran", day}, {"period_till", day}})}), none, rules));
  };
  CheckSettings on = testing::settings();
  on.off.clear();
  EXPECT_THAT(from("2017-07-01", on), ElementsAre("1 kod_okand kod"));
  EXPECT_THAT(from("2017-06-30", on), IsEmpty());
  EXPECT_THAT(from("2017-07-01", testing::settings()), IsEmpty());
}

TEST(Kod, DoubtfulCodeNearAListedOneIsNotUnknown) {
  Document document = roselista({amals_row()});
  put(document, 1, "kod", doubtful("GXD9"));
  EXPECT_THAT(codes_of(document), IsEmpty());
  put(document, 1, "kod", doubtful("WWWWWW", {"GOD9"}));
  EXPECT_THAT(codes_of(document), IsEmpty());
  put(document, 1, "kod", doubtful("WWWWWW"));
  EXPECT_THAT(codes_of(document), ElementsAre("1 kod_okand kod"));
}

TEST(Kommun, ThatTheDecisionIsAddressedTo) {
  const auto addressed = [](const char* kommun) {
    return codes_of(roselista({}, {{"kommun", kommun}}));
  };
  for (const char* same : {"Stockholm", "Stockholms kommun", "STOCKHOLMS STAD", "Stockholms stad"})
    EXPECT_THAT(addressed(same), IsEmpty()) << same;
  EXPECT_THAT(addressed("Huddinge kommun"), ElementsAre("0 kommun_avviker kommun"));
  EXPECT_THAT(addressed("Solna stad"), ElementsAre("0 kommun_avviker kommun"));
}

TEST(Kommun, DoubtAndNoConfiguration) {
  Document document = roselista({}, {{"kommun", "x"}});
  *find_field(document.fields, "kommun") = doubtful("Stookhalms kommun");
  EXPECT_THAT(codes_of(document), IsEmpty());
  *find_field(document.fields, "kommun") = sure("Huddinge kommun");
  EXPECT_THAT(check_document(document, MemorySurroundings(), CheckSettings()), IsEmpty());
}

class Reception : public ::testing::Test {
 protected:
  Reception() { registers.persons = {amal()}; }

  std::vector<std::string> codes_with(const char* date) {
    const Values other = with(amals_row(), {{"kod", "UTR9"}, {"mottagningsdatum", "2018-01-05"}});
    return codes(schablonbeslut({with(amals_row(), {{"mottagningsdatum", date}}), other}),
                 registers);
  }

  MemorySurroundings registers;
};

TEST_F(Reception, AgainstTheRegister) {
  EXPECT_THAT(codes_with("2018-01-05"), IsEmpty());
  EXPECT_THAT(codes_with("2018-02-05"), ElementsAre("1 mottagningsdatum_avviker mottagningsdatum"));
  EXPECT_THAT(codes_with(""), ElementsAre("1 mottagningsdatum_saknas mottagningsdatum"));
  registers.persons[0].mottagningsdatum.reset();
  EXPECT_THAT(codes_with("2018-02-05"), IsEmpty());
}

TEST_F(Reception, UnreadIsNotMissing) {
  Document document = schablonbeslut({amals_row()});
  EXPECT_THAT(codes(document, registers), IsEmpty()) << "the decision has no such column";
  put(document, 1, "mottagningsdatum", unread());
  EXPECT_THAT(codes(document, registers), IsEmpty());
  put(document, 1, "mottagningsdatum", Reading());
  EXPECT_THAT(codes(document, registers),
              ElementsAre("1 mottagningsdatum_saknas mottagningsdatum"));
  document.deviations.push_back(
      {"osaker_lasning", Severity::varning, 1, "mottagningsdatum", "", ""});
  EXPECT_THAT(codes(document, registers), IsEmpty());
  put(document, 1, "mottagningsdatum", doubtful("2018-01-06"));
  EXPECT_THAT(codes(document, registers), IsEmpty());
}

TEST(Distribution, NeedsAStadsdel) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  EXPECT_THAT(codes(roselista({amals_row()}), registers), IsEmpty());
  registers.persons[0].sdf_kod.clear();
  EXPECT_THAT(codes(roselista({amals_row()}), registers), IsEmpty());
  registers.persons[0].sdf.clear();
  EXPECT_THAT(codes(roselista({amals_row()}), registers), ElementsAre("1 sdf_saknas"));
}

}  // namespace
}  // namespace rosett::testing

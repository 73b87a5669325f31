// What a person types is held to the kinds that the parser reads by.
#include "review/typed_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett::testing {
namespace {

using ::testing::HasSubstr;

const std::vector<KodEntry>& koder() {
  static const std::vector<KodEntry> all =
      parse_koder("grupp;kod;klartext;forordning;aterkrav_av;alias_av;kalla\nA;GOD9;Dygn;F;;;K\n");
  return all;
}

TypedValue typed(Kind kind, std::string_view text, Typed how = Typed::right) {
  return typed_value(kind, text, {make_date(2019, 3, 1), &koder(), {}}, how);
}

TEST(TypedValue, IsStoredInItsCanonicalForm) {
  EXPECT_EQ(typed(Kind::personnummer, " 20100314-2385 ").value, "20100314-2385");
  EXPECT_EQ(typed(Kind::personnummer, "100314-2385").value, "20100314-2385");
  EXPECT_EQ(typed(Kind::amount, "1 350,50").value, "1350.50");
  EXPECT_EQ(typed(Kind::amount, "-20").value, "-20.00");
  EXPECT_EQ(typed(Kind::date, "2019-03-01").value, "2019-03-01");
  EXPECT_EQ(typed(Kind::kod, "GOD9").value, "GOD9");
  EXPECT_EQ(typed(Kind::count, "31").value, "31");
  EXPECT_EQ(typed(Kind::name, "Åsa  Öhrn").value, "Åsa Öhrn");
  EXPECT_EQ(typed(Kind::text, "=HYPERLINK(\"x\")").value, "=HYPERLINK(\"x\")");
}

TEST(TypedValue, IsRefusedWithWhatToDo) {
  EXPECT_THAT(typed(Kind::personnummer, "20100314-2382").fault, HasSubstr("Kontrollsiffran"));
  EXPECT_THAT(typed(Kind::personnummer, "2O100314-2385").fault, HasSubstr("ÅÅÅÅMMDD"));
  EXPECT_THAT(typed(Kind::date, "2019-02-30").fault, HasSubstr("en dag som finns"));
  EXPECT_THAT(typed(Kind::amount, "mycket").fault, HasSubstr("belopp"));
  EXPECT_THAT(typed(Kind::kod, "GOD8").fault, HasSubstr("kodlistan"));
  EXPECT_THAT(typed(Kind::name, " ").fault, HasSubstr("Skriv"));
}

TEST(TypedValue, ThatIsPrintedWrongMayBeWhatThePaperSays) {
  EXPECT_EQ(typed(Kind::personnummer, "20100314-2382", Typed::printed_wrong).value,
            "20100314-2382");
  EXPECT_EQ(typed(Kind::kod, "GOD8", Typed::printed_wrong).value, "GOD8");
  EXPECT_FALSE(typed(Kind::amount, "mycket", Typed::printed_wrong).value);
}

RC_GTEST_PROP(TypedValue, HasAValueOrAFaultWhateverIsTyped, (const std::string& text)) {
  for (const Kind kind : {Kind::personnummer, Kind::date, Kind::amount, Kind::kod, Kind::name}) {
    const TypedValue result = typed(kind, text);
    RC_ASSERT(result.value.has_value() == result.fault.empty());
    if (result.value) RC_ASSERT(typed(kind, *result.value).value == result.value);
  }
}

}  // namespace
}  // namespace rosett::testing

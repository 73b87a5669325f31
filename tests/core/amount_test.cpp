#include "core/amount.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

TEST(Amount, ParsesTheCanonicalFormAlone) {
  EXPECT_EQ(Amount::parse("-1350.00"), Amount::from_ore(-135000));
  EXPECT_EQ(Amount::parse("0.45"), Amount::from_ore(45));
  for (const char* other : {"", "-", "1350", "1350.0", "1 350.00", "1350,00", "+1.00", ".45",
                            "1.000", "12345678901234.00", "1350.00 ", "--1.00"})
    EXPECT_FALSE(Amount::parse(other)) << other;
}

TEST(Amount, PrintsForPeopleWithNoBreakSpaces) {
  EXPECT_EQ(Amount::from_ore(-135000).to_swedish(), "-1\u00a0350,00");
  EXPECT_EQ(Amount::from_ore(123456789).to_swedish(), "1\u00a0234\u00a0567,89");
  EXPECT_EQ(Amount::from_ore(99900).to_swedish(), "999,00");
  EXPECT_EQ(Amount::from_ore(-5).to_swedish(), "-0,05");
}

TEST(Amount, CountsInOre) {
  EXPECT_EQ(Amount::from_ore(10) * 3 - Amount::from_ore(31), Amount::from_ore(-1));
}

RC_GTEST_PROP(AmountProperty, PrintThenParseIsIdentity, ()) {
  const auto ore = *rc::gen::inRange<std::int64_t>(-99'999'999'999'999, 99'999'999'999'999);
  RC_ASSERT(Amount::parse(Amount::from_ore(ore).to_string()) == Amount::from_ore(ore));
}

}  // namespace
}  // namespace rosett

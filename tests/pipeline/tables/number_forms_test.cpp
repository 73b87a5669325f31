#include "pipeline/tables/number_forms.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

bool shows_another(double number, const std::string& format) {
  return is_shown_as_another(number, number_form(164, {{164, format}}));
}

TEST(NumberForms, ANumberThatIsRoundedIsShownAsAnother) {
  for (const char* format : {"0", "#,##0", "#,##0 \"kr\"", "# ##0\\ kr;-# ##0\\ kr", "[$-41D]0",
                             "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-"}) {
    EXPECT_TRUE(shows_another(4394.5, format)) << format;
    EXPECT_FALSE(shows_another(4394, format)) << format;
  }
  for (const char* format :
       {"0.00", "#,##0.00 [$kr-41D]", "#,##0.00;[Red]-#,##0.00", "0.00_);(0.00)"}) {
    EXPECT_FALSE(shows_another(4394.5, format)) << format;
    EXPECT_FALSE(shows_another(0.1 + 0.2, format)) << format;
    EXPECT_FALSE(shows_another(-4394.5, format)) << format;
    EXPECT_TRUE(shows_another(4394.496, format)) << format;
  }
}

TEST(NumberForms, PerCentThousandsAndLostSignsAreShownAsOthers) {
  EXPECT_TRUE(shows_another(0.25, "0%"));
  EXPECT_TRUE(shows_another(25000, "#,##0,"));
  EXPECT_TRUE(shows_another(-25, "0;0"));
  EXPECT_TRUE(shows_another(-25, "0;[Red]0"));
  EXPECT_FALSE(shows_another(25, "0;[Red]0"));
  EXPECT_TRUE(shows_another(25, ";;;"));
  EXPECT_FALSE(shows_another(0, "0%"));
}

TEST(NumberForms, WhatSaysNothingOfDecimalsShowsThemAll) {
  for (const char* format : {"General", "Standard", "@", "0.00E+00", "General;-General"}) {
    EXPECT_FALSE(shows_another(4394.496, format)) << format;
    EXPECT_FALSE(shows_another(-4394.496, format)) << format;
  }
}

TEST(NumberForms, OnesThatComeWithEveryProgram) {
  const auto shown = [](double number, int format) {
    return is_shown_as_another(number, number_form(format, {}));
  };
  EXPECT_FALSE(shown(4394.5, 0));
  EXPECT_TRUE(shown(4394.5, 3));
  EXPECT_FALSE(shown(4394.5, 4));
  EXPECT_TRUE(shown(0.5, 9));
  EXPECT_TRUE(shown(4394.5, 42));
  EXPECT_FALSE(shown(-4394.5, 44));
}

}  // namespace
}  // namespace rosett

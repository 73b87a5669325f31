#include "core/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

TEST(Text, IsComposedOnOneLine) {
  EXPECT_EQ(single_line("  A\u030Asa \t\n  O\u0308hrn "), "Åsa Öhrn");
  EXPECT_EQ(single_line("1\u00a0350\u202f000"), "1 350 000");
  EXPECT_EQ(single_line("ab\u202ecd\u200b"), "abcd");
  EXPECT_EQ(single_line(std::string_view("a\0b", 3)), "a b");
}

TEST(Text, FoldsForComparing) {
  EXPECT_EQ(folded("Mottagningsdatum"), "mottagningsdatum");
  EXPECT_EQ(folded("ÅKE Öhrn–Müller"), "ake ohrn-muller");
  EXPECT_EQ(folded("D\u2019Souza"), "d'souza");
}

TEST(Text, MeasuresDistanceInLetters) {
  EXPECT_EQ(edit_distance("åäö", "aäö"), 1);
  EXPECT_EQ(edit_distance("", "tre"), 3);
  EXPECT_EQ(edit_distance("dossier", "dosier"), 1);
}

TEST(Text, SplitsKeepingEmptyParts) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string>{""}));
}

RC_GTEST_PROP(TextProperty, OneLineIsStableForAnyBytes, (const std::string& bytes)) {
  const std::string once = single_line(bytes);
  RC_ASSERT(single_line(once) == once);
  RC_ASSERT(to_utf8(to_codepoints(once)) == once);
  RC_ASSERT(once.find('\n') == std::string::npos);
}

TEST(Text, UnifiedKeepsDiacriticsAndCaseWhenAsked) {
  EXPECT_EQ(unified("Al\u2013Masri  \u00c5sa", Case::kept), "Al-Masri \u00c5sa");
  EXPECT_EQ(unified("\u00c5SA", Case::folded), unified("a\u030asa", Case::folded));
  EXPECT_NE(unified("asa", Case::folded), unified("\u00e5sa", Case::folded));
}

}  // namespace
}  // namespace rosett

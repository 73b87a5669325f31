#include "review/cell_text.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kMax = 32'767;

TEST(CellText, KeepsOrdinaryTextAsItIs) {
  EXPECT_EQ(cell_text("Åsa Öhrn Al-Masri"), "Åsa Öhrn Al-Masri");
  EXPECT_EQ(cell_text("=1+1"), "=1+1");  // a string cell, never a formula
}

TEST(CellText, DropsWhatXmlAndPeopleCannotSee) {
  EXPECT_EQ(cell_text(std::string("a\0b\x01\x1F\x7F", 7)), "a b");
  EXPECT_EQ(cell_text("a\xEF\xBF\xBF"
                      "b"),
            "ab");                                     // U+FFFF
  EXPECT_EQ(cell_text("x\u202Egpj.exe"), "xgpj.exe");  // right-to-left override
}

TEST(CellText, AnEscapeInTheTextStaysText) {
  EXPECT_EQ(cell_text("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(cell_text("_x00G1_"), "_x00G1_");
  EXPECT_EQ(cell_text("a_x"), "a_x");
}

TEST(CellText, CutsAtTheLimitOfACell) {
  const std::string just_fits(kMax, 'a');
  EXPECT_EQ(cell_text(just_fits), just_fits);
  const std::string cut = cell_text(just_fits + "b");
  EXPECT_EQ(to_codepoints(cut).size(), kMax);
  EXPECT_TRUE(cut.ends_with("…"));
}

TEST(CellText, CountsAsExcelDoesBeyondTheBasicPlane) {
  std::string faces;
  for (std::size_t i = 0; i < kMax; ++i) faces += "\U0001F600";
  EXPECT_LE(to_codepoints(cell_text(faces)).size(), kMax / 2 + 1);
}

RC_GTEST_PROP(CellText, AnyBytesBecomeAWritableLine, (const std::string& bytes)) {
  const std::string text = cell_text(bytes);
  for (const char32_t c : to_codepoints(text)) {
    RC_ASSERT(c >= 0x20);
    RC_ASSERT(c != 0xFFFE && c != 0xFFFF);
  }
}

}  // namespace
}  // namespace rosett

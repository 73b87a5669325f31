#include "core/encoding.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(Encodings, GiveTheSameLetters) {
  EXPECT_EQ(decoded_line("Åsa Öhrn", Encoding::utf_8), "Åsa Öhrn");
  EXPECT_EQ(decoded_line("\xC5sa \xD6hrn", Encoding::windows_1252), "Åsa Öhrn");
  EXPECT_EQ(decoded_line("\xC5sa \xD6hrn", Encoding::iso_8859_1), "Åsa Öhrn");
  EXPECT_EQ(decoded_line("\x80 \x9E", Encoding::windows_1252), "€ ž");
}

TEST(Encodings, BytesThatAreNoLettersOfTheirsAreNotGuessed) {
  EXPECT_FALSE(decoded_line("\xC5sa", Encoding::utf_8));
  EXPECT_FALSE(decoded_line("\x81", Encoding::windows_1252));
  EXPECT_FALSE(decoded_line("\x80", Encoding::iso_8859_1));
  for (const Encoding each : {Encoding::utf_8, Encoding::windows_1252, Encoding::iso_8859_1}) {
    EXPECT_FALSE(decoded_line("a\x07", each));
    EXPECT_FALSE(decoded_line("a\x7F", each));
    EXPECT_EQ(decoded_line("a\tb", each), "a\tb");
  }
}

TEST(Encodings, HaveNames) {
  EXPECT_EQ(encoding_from("windows-1252"), Encoding::windows_1252);
  EXPECT_FALSE(encoding_from("latin1"));
}

TEST(Encoding, OtherWaysOfWritingSwedishLetters) {
  EXPECT_EQ(decoded_line("\x99hrn, \x8Fsa \x8E", Encoding::cp850), "Öhrn, Åsa Ä");
  EXPECT_EQ(decoded_line("\\hrn, ]sa }{|", Encoding::iso_646_se), "Öhrn, Åsa åäö");
  EXPECT_EQ(decoded_line("\xD6", Encoding::iso_646_se), std::nullopt);
  EXPECT_EQ(decoded_line("\xC5\xA4\xA6", Encoding::iso_8859_15), "Å€Š");
  EXPECT_EQ(encoding_from("cp850"), Encoding::cp850);
}

}  // namespace
}  // namespace rosett

#include "core/identifiers.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(Luhn, HoldsForKnownNumbers) {
  // Personnummer, organisationsnummer and bankgiro that are public examples.
  for (const char* good : {"8507099805", "5560160680", "2120000142", "54029681", "9020033"})
    EXPECT_TRUE(luhn_holds(good)) << good;
  for (const char* bad : {"8507099806", "8507099085", "", "0", "85070998O5"})
    EXPECT_FALSE(luhn_holds(bad)) << bad;
}

TEST(Personnummer, IsJudgedByDateAndCheckDigit) {
  EXPECT_EQ(judge_personnummer("19850709-9805"), PersonnummerState::complete);
  EXPECT_EQ(judge_personnummer("19850709-9804"), PersonnummerState::wrong_check);
  EXPECT_EQ(judge_personnummer("19850732-9805"), PersonnummerState::wrong_date);
  EXPECT_EQ(judge_personnummer("19850229"), PersonnummerState::wrong_date);
  EXPECT_EQ(judge_personnummer("19850709"), PersonnummerState::birth_only);
  for (const char* other : {"850709-9805", "198507099805", "19850709-980", "", "1985-07-09"})
    EXPECT_EQ(judge_personnummer(other), PersonnummerState::malformed) << other;
}

TEST(Samordningsnummer, HasSixtyAddedToTheDay) {
  EXPECT_EQ(birth_date("19990984-8658"), make_date(1999, 9, 24));
  EXPECT_TRUE(is_samordningsnummer("19990984-8658"));
  EXPECT_FALSE(is_samordningsnummer("19850709-9805"));
  EXPECT_EQ(judge_personnummer("19990960-8658"), PersonnummerState::wrong_date);
}

TEST(DigitsOf, KeepsDigitsAlone) { EXPECT_EQ(digits_of("SE 556016-0680 01å"), "556016068001"); }

}  // namespace
}  // namespace rosett

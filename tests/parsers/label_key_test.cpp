#include "parsers/label_key.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(LabelKey, SpellingsOfOneHeadingAreTheSame) {
  EXPECT_EQ(label_key("Fr.o.m."), label_key("FR O M"));
  EXPECT_EQ(label_key("Belopp, kr"), label_key("BELOPP KR:"));
  EXPECT_EQ(label_key("Ärendenummer"), label_key("Arendenummer"));
  EXPECT_EQ(label_key("Namn"), label_key("Narnn"));
  EXPECT_EQ(label_key("--- / ---"), "");
}

TEST(LabelKey, SlipsGrowWithTheLength) {
  EXPECT_EQ(allowed_slips(4), 0);
  EXPECT_EQ(allowed_slips(8), 1);
  EXPECT_EQ(allowed_slips(13), 2);
  EXPECT_TRUE(within_slips("personnummer", "persomummer", 2));
  EXPECT_FALSE(within_slips("namn", "hamn", 0));
  EXPECT_FALSE(within_slips("summa", "personnummer", 3));
}

TEST(LabelKey, FindsTheClosestTarget) {
  Vocabulary vocabulary;
  vocabulary.add("Dossiernummer", 1);
  vocabulary.add("Personnummer", 2);
  vocabulary.add("Dnr / Fritext", 3);
  EXPECT_EQ(vocabulary.find(label_key("Personnumrner")).target, 2);
  EXPECT_EQ(vocabulary.find(label_key("Dossiernunmer")).target, 1);
  EXPECT_EQ(vocabulary.find(label_key("Kommun")).target, -1);
  EXPECT_GE(vocabulary.longest(), 3);
}

}  // namespace
}  // namespace rosett

#include "parsers/page_blanks.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace rosett {
namespace {

constexpr int kEm = 20;

// `texts` over and over with gaps that wide, in one segment.
void print_words(std::vector<Word>& words, const std::vector<std::string>& texts, int times,
                 int gap, int segment = 0) {
  int x = words.empty() ? 0 : words.back().box.right + gap;
  for (int i = 0; i < times; ++i) {
    for (const std::string& text : texts) {
      words.push_back({text, {x, 0, x + 40, kEm}, 1.0F, 0, segment, false, {}});
      x += 40 + gap;
    }
  }
}

TEST(PageBlanks, WordsTellBeforeNumbers) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 5, 10);
  print_words(words, {"2021", "5"}, 20, 20);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.5);
}

TEST(PageBlanks, NumbersTellWhereWordsAreFew) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 2, 10);
  print_words(words, {"2021", "5"}, 20, 16);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.8);
}

TEST(PageBlanks, GapsBetweenColumnsAreNoBlanks) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 5, 10);
  print_words(words, {"Namn", "Kod"}, 20, 30);  // too wide
  for (int segment = 1; segment < 20; ++segment) print_words(words, {"Namn"}, 1, 20, segment);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.5);
}

TEST(PageBlanks, AreNeitherNarrowerNorWiderThanAnyPrints) {
  EXPECT_DOUBLE_EQ(blank_of({}, kEm), 0.6);
  std::vector<Word> narrow, wide;
  print_words(narrow, {"Er", "ref"}, 5, 4);
  print_words(wide, {"Er", "ref"}, 5, 22);
  EXPECT_DOUBLE_EQ(blank_of(narrow, kEm), 0.6);
  EXPECT_DOUBLE_EQ(blank_of(wide, kEm), 1.2);
}

TEST(PageBlanks, ThousandsMayStandFartherApartThanWords) {
  std::vector<Word> words;
  print_words(words, {"11", "910,00", "kr"}, 8, 20);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 0.7), 1.0);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 1.1), 1.1);
  words.resize(words.size() - 3);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 0.7), 0.7) << "too few to tell";
}

}  // namespace
}  // namespace rosett

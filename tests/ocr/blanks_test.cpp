#include "ocr/blanks.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rosett {
namespace {

using testing::ElementsAre;

constexpr int kHeight = 25;
constexpr int kLetter = 20;  // width of each
constexpr int kClose = 3;    // white between two of one word
constexpr int kBlank = 12;

// One segment whose letters are as wide as they are high, and what the readers make of it.
class Line {
 public:
  // `whites`: the white before each letter but the first.
  Line(const std::string& first, const std::string& second, const std::vector<int>& whites) {
    int left = 100;
    for (std::size_t i = 0; i <= whites.size(); ++i) {
      if (i > 0) left += whites[i - 1];
      boxes_.push_back({left, 0, left + kLetter, kHeight});
      left += kLetter;
    }
    take(first);
    add_second(second);
    segment.text_height = kHeight;
  }

  // After these on the page: words of two letters with blanks of `blank` pixels.
  void settle(int blank = kBlank) {
    std::vector<std::vector<Word>> page(10);
    PageSegments segments;
    segments.items.resize(page.size(), segment);
    for (std::vector<Word>& pair : page) {
      Line usual("ab cd", "ab cd", {kClose, blank, kClose});
      pair = usual.words;
    }
    page.push_back(words);
    segments.items.push_back(segment);
    Components components;
    for (const Box& box : boxes_) components.items.push_back({box, box.width() * box.height()});
    for (std::size_t i = 0; i < boxes_.size(); ++i) segment.members.push_back(static_cast<int>(i));
    Blanks{page, segments}.settle(words, segment, components);
  }

  [[nodiscard]] std::vector<std::string> first() const {
    std::vector<std::string> texts;
    for (const Word& word : words) texts.push_back(word.text);
    return texts;
  }
  [[nodiscard]] std::vector<std::string> second() const {
    std::vector<std::string> texts;
    for (const Word& word : words)
      texts.push_back(joined(word.second->symbols) + (word.second->goes_on ? "+" : ""));
    return texts;
  }

  std::vector<Word> words;
  Segment segment;

 private:
  void take(const std::string& text) {
    std::size_t next = 0;
    words.emplace_back();
    for (const char letter : text) {
      if (letter == ' ') {
        words.emplace_back();
        continue;
      }
      Word& word = words.back();
      const Box& box = boxes_.at(next++);
      word.symbols.push_back({std::string(1, letter), box, 0.9F, {}});
      word.text += letter;
      word.box = word.box.empty() ? box : united(word.box, box);
    }
  }

  void add_second(const std::string& text) {
    std::size_t next = 0;
    std::size_t at = 0;
    for (Word& word : words) word.second.emplace();
    for (const char letter : text) {
      const bool ends = words[at].box.right < boxes_.at(std::min(next, boxes_.size() - 1)).left;
      if (letter == ' ') {
        if (!ends) words[at].second->symbols.push_back({" ", {}, 1.0F, {}});
        if (ends) ++at;
        continue;
      }
      if (ends) words[at++].second->goes_on = true;
      words[at].second->symbols.push_back({std::string(1, letter), boxes_[next++], 0.8F, {}});
    }
  }

  std::vector<Box> boxes_;
};

TEST(Blanks, TheWhiteKeepsABlankThatTheSecondReaderLost) {
  Line line("Ali Amina", "AliAmina", {3, 3, 10, 3, 3, 3, 3});
  ASSERT_THAT(line.second(), ElementsAre("Ali+", "Amina"));
  line.settle();
  EXPECT_THAT(line.second(), ElementsAre("Ali", "Amina"));
}

TEST(Blanks, TheWhitePartsAWordWhereTheSecondReaderSawABlank) {
  Line line("AbdiKarimi", "Abdi Karimi", {3, 3, 3, 11, 3, 3, 3, 3, 3});
  line.settle();
  EXPECT_THAT(line.first(), ElementsAre("Abdi", "Karimi"));
  EXPECT_THAT(line.second(), ElementsAre("Abdi", "Karimi"));
  EXPECT_EQ(line.words[1].box.left - line.words[0].box.right, 11);
  EXPECT_FLOAT_EQ(line.words[0].confidence, 0.9F);
}

TEST(Blanks, WithoutWhiteThereIsNoBlank) {
  Line line("Lyudmyla", "Lyudmyl a", {3, 3, 3, 3, 3, 3, 3});
  line.settle();
  EXPECT_THAT(line.first(), ElementsAre("Lyudmyla"));
  EXPECT_THAT(line.second(), ElementsAre("Lyudmyla"));
}

TEST(Blanks, OneThatNobodySawBringsDoubt) {
  Line line("Se besluti", "Se besluti", {3, 12, 3, 3, 3, 3, 3, 11});
  line.settle();
  EXPECT_THAT(line.first(), ElementsAre("Se", "besluti"));
  EXPECT_THAT(line.second(), ElementsAre("Se", "beslut i"));
}

// Of two blanks beside a letter one was seen, the other's place is the next word's by its ink.
TEST(Blanks, OneThatTheNextWordsInkHidesBringsDoubt) {
  Line line("besluti bilaga", "besluti bilaga", {3, 3, 3, 3, 3, 11, 11, 3, 3, 3, 3, 3});
  Word& first = line.words[0];
  Word& next = line.words[1];
  const Box i = first.symbols.back().box;
  first.box.right = i.left - 11;
  next.box.left = i.left;
  next.second->symbols.insert(next.second->symbols.begin(), {" ", {}, 1.0F, {}});
  next.second->symbols.insert(next.second->symbols.begin(), first.second->symbols.back());
  first.second->symbols.pop_back();
  first.second->goes_on = true;
  line.settle();
  EXPECT_THAT(line.second(), ElementsAre("beslut", "i bilaga"));
}

// The white between letters is no wider anywhere else: loosely set print.
TEST(Blanks, WhiteThatDoesNotStandOutTellsNothing) {
  Line loose("Ali Amina", "AliAmina", {8, 9, 10, 9, 8, 9, 8});
  loose.settle();
  EXPECT_THAT(loose.second(), ElementsAre("Ali+", "Amina"));
  Line lost("besluti", "besluti", {9, 9, 9, 9, 9, 11});
  lost.settle();
  EXPECT_THAT(lost.second(), ElementsAre("besluti"));
}

TEST(Blanks, NarrowerThanThePagesBlanksIsNone) {
  Line line("Ali Amina", "AliAmina", {3, 3, 10, 3, 3, 3, 3});
  line.settle(20);
  EXPECT_THAT(line.second(), ElementsAre("Ali+", "Amina"));
}

TEST(Blanks, DigitsAreLeftAlone) {
  Line line("12345", "12345", {3, 12, 3, 3});
  line.settle();
  EXPECT_THAT(line.second(), ElementsAre("12345"));
}

}  // namespace
}  // namespace rosett

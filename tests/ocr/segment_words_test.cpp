#include "ocr/segment_words.h"

#include <algorithm>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/layout.h"

namespace rosett {
namespace {

using testing::SizeIs;

// One segment on the page: its layout, its picture, and the boxes of the print.
struct PrintedLine {
  Layout layout;
  LineImage line;
  std::vector<Box> printed;

  explicit PrintedLine(const std::vector<std::string>& texts) {
    cv::Mat page = samples::white_page(1'400, 200);
    int left = 60;
    for (const std::string& text : texts) {
      printed.push_back(samples::print(page, text, left, 120));
      left = printed.back().right + samples::kCapitals * 2 / 3;
    }
    layout = lay_out(page, samples::kDpi);
    line = cut_line(layout.gray, layout.components, segment(), 36);
  }

  [[nodiscard]] const Segment& segment() const { return layout.segments.items.at(0); }

  // In pixels of the picture, off by so much of them.
  [[nodiscard]] Box in_picture(const Box& box, int off = 0) const {
    const auto x = [&](int value) {
      return static_cast<int>((value - line.origin.x) * line.scale) + off;
    };
    return {x(box.left), 0, x(box.right), line.picture.rows};
  }

  [[nodiscard]] std::vector<Word> words(const RecognisedLine& recognised) const {
    return words_of(recognised, line, layout.components, segment());
  }
};

RecognisedWord recognised(const std::string& text, const Box& box, float confidence = 0.9F) {
  return {{{text, box, confidence, {}}}};
}

TEST(SegmentWords, HaveTheBoxesOfTheirInkThoughTheEngineIsRough) {
  const PrintedLine printed{{"1350", "kronor", "4432"}};
  ASSERT_THAT(printed.layout.segments.items, SizeIs(1));
  for (int off = -8; off <= 8; off += 4) {
    RecognisedLine line;
    for (const Box& box : printed.printed)
      line.push_back(recognised("x", printed.in_picture(box, off)));
    const std::vector<Word> words = printed.words(line);
    ASSERT_THAT(words, SizeIs(3));
    for (std::size_t i = 0; i < words.size(); ++i) {
      EXPECT_NEAR(words[i].box.left, printed.printed[i].left, 1) << off;
      EXPECT_NEAR(words[i].box.right, printed.printed[i].right, 1) << off;
    }
  }
}

TEST(SegmentWords, AreAsSureAsTheirWeakestSymbol) {
  const PrintedLine printed{{"135"}};
  const Box box = printed.in_picture(printed.printed[0]);
  const std::vector<Word> words =
      printed.words({{{{"1", box, 0.9F, {}}, {"3", box, 0.4F, {}}, {"5", box, 0.8F, {}}}}});
  ASSERT_THAT(words, SizeIs(1));
  EXPECT_EQ(words[0].text, "135");
  EXPECT_FLOAT_EQ(words[0].confidence, 0.4F);
  EXPECT_THAT(words[0].symbols, SizeIs(3));
}

TEST(SegmentWords, AreInNormalFormC) {
  const PrintedLine printed{{"A"}};
  const Box box = printed.in_picture(printed.printed[0]);
  EXPECT_EQ(printed.words({{{{"A", box, 1.0F, {}}, {"\u030A", box, 1.0F, {}}}}})[0].text, "Å");
}

TEST(SegmentWords, NoTextGivesNoWords) {
  EXPECT_THAT(PrintedLine{{"1350"}}.words({}), testing::IsEmpty());
}

std::string seen_in(const Word& word) { return word.second ? joined(word.second->symbols) : "-"; }

// A second reader's symbols over the ink, each as wide as its share of it.
RecognisedWord spread(const std::string& text, const Box& box) {
  RecognisedWord word;
  const int count = static_cast<int>(text.size());
  for (int i = 0; i < count; ++i) {
    const int left = box.left + box.width() * i / count;
    const int right = box.left + box.width() * (i + 1) / count;
    word.symbols.push_back({text.substr(static_cast<std::size_t>(i), 1),
                            {left, 0, right, box.bottom},
                            0.9F,
                            {{"?", 0.1F}, {"!", 0.001F}}});
  }
  return word;
}

class ReadTwice : public testing::Test {
 protected:
  [[nodiscard]] std::vector<Word> words(const RecognisedLine& second) const {
    RecognisedLine first;
    for (const Box& box : printed_.printed)
      first.push_back(recognised("x", printed_.in_picture(box)));
    std::vector<Word> words = printed_.words(first);
    add_second(second, printed_.line, words);
    return words;
  }
  [[nodiscard]] Box ink(std::size_t i) const { return printed_.in_picture(printed_.printed[i]); }

  PrintedLine printed_{{"1350", "kronor", "4432"}};
};

TEST_F(ReadTwice, EachWordHasWhatTheSecondReaderSawThere) {
  const auto read =
      words({spread("1350", ink(0)), spread("kranor", ink(1)), spread("4432", ink(2))});
  ASSERT_THAT(read, SizeIs(3));
  EXPECT_EQ(seen_in(read[0]), "1350");
  EXPECT_EQ(seen_in(read[1]), "kranor");
  EXPECT_EQ(seen_in(read[2]), "4432");
  for (const Word& word : read) EXPECT_FALSE(word.second->goes_on);
  const std::vector<Symbol>& symbols = read[1].second->symbols;
  EXPECT_GE(symbols.front().box.left, printed_.printed[1].left - 2);
  EXPECT_LE(symbols.back().box.right, printed_.printed[1].right + 2);
  ASSERT_THAT(symbols[0].alternatives, SizeIs(1));  // the faint one is gone
  EXPECT_EQ(symbols[0].alternatives[0].text, "?");
}

TEST_F(ReadTwice, WordsThatItRunsTogetherArePartedByTheirInk) {
  RecognisedWord all = spread("1350", ink(0));
  for (const std::size_t i : {1U, 2U})
    for (const Symbol& symbol : spread("abcd", ink(i)).symbols) all.symbols.push_back(symbol);
  const auto read = words({all});
  EXPECT_EQ(seen_in(read[0]), "1350");
  EXPECT_EQ(seen_in(read[1]), "abcd");
  EXPECT_TRUE(read[0].second->goes_on);
  EXPECT_TRUE(read[1].second->goes_on);
  EXPECT_FALSE(read[2].second->goes_on);
}

TEST_F(ReadTwice, WordsThatItPartsKeepTheirBlank) {
  const Box box = ink(0);
  const Box left{box.left, box.top, box.center_x(), box.bottom};
  const Box right{box.center_x(), box.top, box.right, box.bottom};
  const auto read = words({spread("13", left), spread("50", right)});
  EXPECT_EQ(seen_in(read[0]), "13 50");
  EXPECT_EQ(seen_in(read[1]), "");
}

TEST_F(ReadTwice, NothingSeenIsNotTheSameAsNotRead) {
  for (const Word& word : words({})) EXPECT_EQ(seen_in(word), "");
}

TEST_F(ReadTwice, WithoutWordsThereIsNothingToAddTo) {
  std::vector<Word> none;
  add_second({spread("1350", ink(0))}, printed_.line, none);
  EXPECT_THAT(none, testing::IsEmpty());
}

// Whatever it says: nothing that it saw is lost, and nothing is there twice.
RC_GTEST_PROP(SegmentWords, ShareOutAllThatASecondReaderSaw, ()) {
  static const PrintedLine printed{{"1350", "kronor", "4432"}};
  RecognisedLine first;
  for (const Box& box : printed.printed) first.push_back(recognised("x", printed.in_picture(box)));
  std::vector<Word> words = printed.words(first);
  RecognisedLine second;
  std::string expected;
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    const int left = *rc::gen::inRange(-20, printed.line.picture.cols);
    second.push_back(spread(*rc::gen::element<std::string>("1", "ab", "4432kronor"),
                            {left, 0, left + *rc::gen::inRange(0, 300), 36}));
    expected += joined(second.back().symbols);
  }
  add_second(second, printed.line, words);
  std::string seen;
  for (const Word& word : words) seen += joined(word.second->symbols);
  std::erase(seen, ' ');
  RC_ASSERT(seen == expected);
}

// Whatever the engine says of where its words stand: no box is empty, all lie on the segment, and
// between them they hold all of its ink.
RC_GTEST_PROP(SegmentWords, CoverTheSegment, ()) {
  static const PrintedLine printed{{"1350", "kronor", "4432"}};
  RecognisedLine line;
  const int count = *rc::gen::inRange(1, 6);
  for (int i = 0; i < count; ++i) {
    const int left = *rc::gen::inRange(0, printed.line.picture.cols);
    line.push_back(
        recognised("x", {left, 0, *rc::gen::inRange(left, printed.line.picture.cols + 1), 36}));
  }
  std::ranges::sort(line, {}, [](const RecognisedWord& word) { return word.symbols[0].box.left; });
  const std::vector<Word> words = printed.words(line);
  RC_ASSERT(words.size() == line.size());
  Box all;
  for (const Word& word : words) {
    RC_ASSERT(!word.box.empty());
    RC_ASSERT(intersected(word.box, printed.segment().box) == word.box);
    all = united(all, word.box);
  }
  RC_ASSERT(all == printed.segment().box);
}

}  // namespace
}  // namespace rosett

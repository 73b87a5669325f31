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

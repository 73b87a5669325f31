#include "ocr/dashes.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include "drawn_page.h"

namespace rosett {
namespace {

constexpr int kDigit = 18;  // pixels: half as wide again as a hyphen, as in most faces
constexpr int kHyphen = 12;
constexpr int kEnDash = 18;
constexpr int kThick = 4;

// Print that a reader has taken all dashes of for hyphens.
class Print {
 public:
  // '=' stands for a dash `en` pixels long, '-' for a hyphen; other characters are blocks.
  Print& line(const std::string& drawn, int en = kEnDash, bool bold = false) {
    const int top = 40 + 60 * static_cast<int>(words_.size());
    Word word{.bold = bold};
    Segment segment{.line = static_cast<int>(words_.size()), .text_height = samples::kCapitals};
    int x = 40;
    for (const char one : drawn) {
      const bool dash = one == '-' || one == '=';
      const int width = one == '=' ? en : dash ? kHyphen : kDigit;
      const int y = dash ? top + samples::kCapitals / 2 : top;
      const Box box{x, y, x + width, dash ? y + kThick : top + samples::kCapitals};
      samples::fill(page_, box);
      word.symbols.push_back({.text = std::string(1, dash ? '-' : one), .box = box});
      word.text += dash ? '-' : one;
      word.box = united(word.box, box);
      x += width + 6;
    }
    words_.push_back(word);
    segments_.push_back(segment);
    return *this;
  }

  Print& numbers(int count) {
    for (int i = 0; i < count; ++i) line("20180917-4432");
    return *this;
  }

  // The last line as it is told.
  [[nodiscard]] std::string last() {
    const Components components = find_components(samples::ink_of(page_));
    Dashes dashes;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      Segment& segment = segments_[i];
      segment.members = members_of(components, words_[i].box);
      dashes.add(i, words_[i], segment, components);
    }
    dashes.settle(words_);
    return words_.back().text;
  }

 private:
  // From left to right.
  static std::vector<int> members_of(const Components& components, const Box& box) {
    std::vector<int> members;
    for (std::size_t i = 0; i < components.items.size(); ++i) {
      const Box& piece = components.items[i].box;
      if (overlap_x(piece, box) > 0 && overlap_y(piece, box) > 0)
        members.push_back(static_cast<int>(i));
    }
    std::ranges::sort(
        members, {}, [&](int i) { return components.items[static_cast<std::size_t>(i)].box.left; });
    return members;
  }

  cv::Mat page_{samples::white_page(900, 1'200)};
  std::vector<Word> words_;
  std::vector<Segment> segments_;
};

TEST(Dashes, ALongOneBetweenDaysIsAnEnDash) {
  EXPECT_EQ(Print().numbers(6).line("18=20").last(), "18–20");
  EXPECT_EQ(Print().numbers(6).line("18-20").last(), "18-20");
  EXPECT_EQ(Print().numbers(6).line("mars=april").last(), "mars–april");
}

TEST(Dashes, NamesHaveHyphens) {
  EXPECT_EQ(Print().numbers(6).line("Ann=Marie").last(), "Ann-Marie");
  EXPECT_EQ(Print().numbers(6).line("Nord=").last(), "Nord-");
}

TEST(Dashes, FewHyphensDoNotTell) { EXPECT_EQ(Print().numbers(5).line("18=20").last(), "18-20"); }

TEST(Dashes, WhereAllAreAsLongNoneIsAnEnDash) {
  EXPECT_EQ(Print().numbers(8).line("18=20", kHyphen).last(), "18-20");
}

TEST(Dashes, BoldHyphensAreLonger) {
  EXPECT_EQ(Print().numbers(6).line("18=20", kEnDash, true).last(), "18-20");
}

TEST(Dashes, OneAsLongAsCapitalsAreHighIsNone) {
  EXPECT_EQ(Print().numbers(6).line("18=20", samples::kCapitals).last(), "18-20");
}

// Days with hyphens around an en dash: each by its own length.
TEST(Dashes, BothKindsInOneWord) {
  EXPECT_EQ(Print().numbers(6).line("2021-03-01=2021-04-30").last(), "2021-03-01–2021-04-30");
}

}  // namespace
}  // namespace rosett

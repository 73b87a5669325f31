#include "ocr/bold.h"

#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "drawn_page.h"

namespace rosett {
namespace {

struct Printed {
  cv::Mat page{samples::white_page(900, 700)};
  std::vector<Word> words;

  void add(const std::string& text, int grow = 0) {
    const int baseline = 60 + 60 * static_cast<int>(words.size());
    cv::Mat own = samples::white_page(page.cols, page.rows);
    samples::print(own, text, 40, baseline);
    if (grow > 0)
      cv::erode(own, own, cv::getStructuringElement(cv::MORPH_RECT, {grow + 1, grow + 1}));
    cv::min(page, own, page);
    words.push_back({.text = text, .box = samples::bounds(samples::ink_of(own))});
  }

  void mark(double scale = 1.0) { mark_bold(words, samples::ink_of(page), scale); }

  [[nodiscard]] std::vector<bool> bold() const {
    std::vector<bool> result;
    for (const Word& word : words) result.push_back(word.bold);
    return result;
  }
};

Printed page_with_a_bold_heading() {
  Printed printed;
  printed.add("Personnummer", 2);
  for (const char* text : {"20180917", "Lindqvist", "Anna", "1350,00", "EKBP", "Hansson"})
    printed.add(text);
  return printed;
}

const std::vector<bool> kFirstAlone{true, false, false, false, false, false, false};

TEST(Bold, ThickerStrokesAre) {
  Printed printed = page_with_a_bold_heading();
  printed.mark();
  EXPECT_EQ(printed.bold(), kFirstAlone);
}

TEST(Bold, TheInkMayHaveOtherPixelsThanTheBoxes) {
  Printed printed = page_with_a_bold_heading();
  cv::resize(printed.page, printed.page, {}, 2.0, 2.0, cv::INTER_NEAREST);
  printed.mark(2.0);
  EXPECT_EQ(printed.bold(), kFirstAlone);
}

TEST(Bold, LargerPrintIsNot) {
  Printed printed = page_with_a_bold_heading();
  const Box box = samples::print(printed.page, "Beslut", 40, 620, 50);
  printed.words.push_back({.text = "Beslut", .box = box});
  printed.mark();
  EXPECT_FALSE(printed.words.back().bold);
}

TEST(Bold, APageOfFewWordsHasNoUsualStrokes) {
  Printed printed;
  printed.add("Personnummer", 2);
  printed.add("20180917");
  printed.mark();
  EXPECT_EQ(printed.bold(), (std::vector<bool>{false, false}));
}

TEST(Bold, BoxesWithoutInkOrOffThePageAreNot) {
  Printed printed = page_with_a_bold_heading();
  printed.words.push_back({.text = "x", .box = {700, 600, 740, 640}});
  printed.words.push_back({.text = "x", .box = {2'000, 2'000, 2'040, 2'040}});
  printed.words.push_back({.text = "x", .box = {}});
  printed.mark();
  for (std::size_t i = 7; i < 10; ++i) EXPECT_FALSE(printed.words[i].bold) << i;
}

}  // namespace
}  // namespace rosett

#include "ocr/page_text.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

using samples::BarsAt;

// Takes print for upright when it has more ink above the middle than below, as combs with their
// bars on top have. Reads every picture as one symbol, or none at all.
class TopHeavyEngine final : public Engine {
 public:
  explicit TopHeavyEngine(bool reads = true, float sure = 0.9F) : reads_{reads}, sure_{sure} {}
  [[nodiscard]] std::string name() const override { return "top heavy"; }
  [[nodiscard]] int line_height() const override { return 36; }
  [[nodiscard]] std::vector<RecognisedLine> recognise(std::span<const cv::Mat> lines) override {
    std::vector<RecognisedLine> answers;
    for (const cv::Mat& line : lines) {
      if (line.rows != line_height()) ADD_FAILURE() << line.rows;
      const cv::Mat ink = samples::ink_of(line);
      const int middle = ink.rows / 2;
      const bool upright = cv::countNonZero(ink.rowRange(0, middle)) >
                           cv::countNonZero(ink.rowRange(middle, ink.rows));
      answers.emplace_back();
      if (reads_)
        answers.back().push_back({{{"x", whole(line.size()), upright ? sure_ : 0.4F, {}}}});
    }
    return answers;
  }

 private:
  bool reads_;
  float sure_;  // of print that is upright
};

struct Page {
  cv::Mat picture{samples::white_page(1100, 500)};
  std::vector<Box> rows;
};

Page upright_page() {
  Page page;
  for (int top = 80; top < 400; top += 60)
    page.rows.push_back(samples::print_combs(page.picture, 36, 100, top, BarsAt::tops));
  return page;
}

ReadPicture read(const cv::Mat& picture, bool reads = true) {
  TopHeavyEngine engine{reads};
  return read_picture({.image = picture, .dpi = samples::kDpi, .layer = {}, .damage = {}}, engine);
}

std::vector<Box> word_boxes(const PageText& text) {
  std::vector<Box> boxes;
  for (const Word& word : text.words) boxes.push_back(word.box);
  return boxes;
}

// Reads again, on wider pictures, whatever the first reading was.
class TwiceEngine final : public Engine {
 public:
  [[nodiscard]] std::string name() const override { return "twice"; }
  [[nodiscard]] int line_height() const override { return first_.line_height(); }
  [[nodiscard]] std::vector<RecognisedLine> recognise(std::span<const cv::Mat> lines) override {
    std::ranges::copy(widths_of(lines), std::back_inserter(widths_));
    return first_.recognise(lines);
  }
  [[nodiscard]] std::vector<RecognisedLine> recognise_again(
      std::span<const cv::Mat> lines) override {
    std::vector<int> wide = widths_of(lines);
    EXPECT_EQ(wide.size(), widths_.size());
    std::ranges::sort(wide);
    std::ranges::sort(widths_);
    for (std::size_t i = 0; i < wide.size(); ++i) EXPECT_GT(wide[i], widths_[i]);
    std::vector<RecognisedLine> answers;
    for (const cv::Mat& line : lines) answers.push_back({{{{"y", whole(line.size()), 0.7F, {}}}}});
    return answers;
  }

 private:
  static std::vector<int> widths_of(std::span<const cv::Mat> lines) {
    std::vector<int> widths;
    for (const cv::Mat& line : lines) widths.push_back(line.cols);
    return widths;
  }

  TopHeavyEngine first_{true, 0.99F};
  std::vector<int> widths_;  // of the pictures that were read first, each once
};

TEST(ReadPicture, EachWordHasBothReadings) {
  for (const int dpi : {samples::kDpi, samples::kDpi / 2}) {  // as it is, and scaled for reading
    TwiceEngine engine;
    const ReadPicture page = read_picture(
        {.image = upright_page().picture, .dpi = dpi, .layer = {}, .damage = {}}, engine);
    ASSERT_FALSE(page.text.words.empty());
    for (const Word& word : page.text.words) {
      EXPECT_EQ(word.text, "x");
      ASSERT_EQ(word.second.value().symbols.size(), 1U);
      EXPECT_EQ(word.second->symbols[0].text, "y");
      EXPECT_NEAR(word.second->symbols[0].box.center_x(), word.box.center_x(), 3);
    }
  }
}

TEST(ReadPicture, AnEngineWithOneWayOfReadingGivesOne) {
  for (const Word& word : read(upright_page().picture).text.words) EXPECT_FALSE(word.second);
}

TEST(ReadPicture, EveryQuarterTurnComesUpright) {
  const Page page = upright_page();
  cv::Mat lying = page.picture.clone();
  for (const int rotation : {0, 90, 180, 270}) {
    const ReadPicture result = read(lying);
    EXPECT_EQ(result.text.rotation, rotation);
    EXPECT_EQ(result.text.skew_degrees, 0.0);
    ASSERT_EQ(result.image.size(), page.picture.size());
    EXPECT_EQ(cv::norm(result.image, page.picture, cv::NORM_INF), 0) << rotation;
    EXPECT_EQ(word_boxes(result.text), page.rows) << rotation;
    cv::rotate(lying, lying, cv::ROTATE_90_CLOCKWISE);
  }
}

RC_GTEST_PROP(ReadPicture, ALeaningPageComesUprightAndStraight, ()) {
  const Page page = upright_page();
  const double degrees = *rc::gen::inRange(-800, 801) / 100.0;
  const bool upside_down = *rc::gen::arbitrary<bool>();
  cv::Mat lying = samples::turned(page.picture, degrees);
  if (upside_down) cv::rotate(lying, lying, cv::ROTATE_180);
  const ReadPicture result = read(lying);
  RC_ASSERT(result.text.rotation == (upside_down ? 180 : 0));
  // Hardly more than a pixel at the end of these short lines, at the resolution that it looks at.
  RC_ASSERT(std::abs(result.text.skew_degrees - degrees) < 0.2);
  RC_ASSERT(result.image.cols == result.text.width && result.image.rows == result.text.height);
  // Every line of print is one word, on its ink.
  RC_ASSERT(result.text.words.size() == page.rows.size());
  cv::Mat ink = samples::ink_of(result.image);
  for (const Word& word : result.text.words) {
    RC_ASSERT(std::abs(word.box.height() - samples::kCapitals) <= 4);
    ink(to_rect(word.box)).setTo(0);
  }
  RC_ASSERT(cv::countNonZero(ink) < 40);
}

// Read at another resolution, boxes are still those of the page as archived.
TEST(ReadPicture, BoxesAreInPixelsOfTheArchivedPage) {
  const Page page = upright_page();
  for (const double factor : {0.5, 2.0}) {
    cv::Mat scaled;
    cv::resize(page.picture, scaled, {}, factor, factor, cv::INTER_AREA);
    TopHeavyEngine engine;
    const int dpi = static_cast<int>(samples::kDpi * factor);
    const ReadPicture result =
        read_picture({.image = scaled, .dpi = dpi, .layer = {}, .damage = {}}, engine);
    EXPECT_EQ(result.text.dpi, dpi);
    EXPECT_EQ(result.text.width, scaled.cols);
    ASSERT_EQ(result.text.words.size(), page.rows.size());
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
      EXPECT_NEAR(result.text.words[i].box.left, page.rows[i].left * factor, 3);
      EXPECT_NEAR(result.text.words[i].box.bottom, page.rows[i].bottom * factor, 3);
    }
  }
}

TEST(ReadPicture, WhatTheEngineCannotReadIsUnreadInk) {
  const Page page = upright_page();
  const ReadPicture result = read(page.picture, false);
  EXPECT_TRUE(result.text.words.empty());
  EXPECT_FALSE(result.text.blank);
  EXPECT_EQ(result.text.unread_ink, page.rows);
}

TEST(ReadPicture, AnEmptySheetIsBlank) {
  const ReadPicture result = read(samples::white_page(800, 600));
  EXPECT_TRUE(result.text.blank);
  EXPECT_TRUE(result.text.unread_ink.empty());
}

// Rings and dots may be lost with the strokes.
TEST(ReadPicture, LettersOfMendedPrintAreNotSureToBeWhole) {
  cv::Mat sheet = samples::white_page(2'480, 2'000);
  samples::print_table(sheet, 30);
  for (const bool mended : {false, true}) {
    const ReadPicture result = read(mended ? samples::broken(sheet) : sheet);
    ASSERT_FALSE(result.text.words.empty());
    const auto in_doubt = std::ranges::count_if(result.text.words, [&](const Word& word) {
      return std::ranges::find(result.text.unread_ink, word.box) != result.text.unread_ink.end();
    });
    EXPECT_EQ(in_doubt, mended ? std::ssize(result.text.words) : 0);
  }
}

}  // namespace
}  // namespace rosett

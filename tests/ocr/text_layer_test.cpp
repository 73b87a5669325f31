#include "ocr/text_layer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "ocr/text_layer_trust.h"
#include "ocr/text_layer_words.h"

namespace rosett {
namespace {

using testing::ElementsAre;
using testing::Not;
using testing::SizeIs;

LayerWord word(const std::string& text, int left, int top, int right, int bottom) {
  return {.text = text, .box = {left, top, right, bottom}, .font_size = 20};
}

std::vector<std::string> texts(const LayerText& layer) {
  std::vector<std::string> all;
  for (const Word& each : layer.words) all.push_back(each.text);
  return all;
}

TEST(TextLayerWords, AreReadLineByLineFromLeftToRight) {
  const LayerText layer = arranged({word("d", 200, 103, 220, 123), word("c", 100, 100, 120, 120),
                                    word("b", 300, 52, 320, 72), word("a", 100, 50, 120, 70)},
                                   1000, 1000);
  EXPECT_THAT(texts(layer), ElementsAre("a", "b", "c", "d"));
  EXPECT_EQ(layer.words[1].line, 0);
  EXPECT_EQ(layer.words[2].line, 1);
}

TEST(TextLayerWords, AWideGapBeginsANewSegment) {
  const LayerText layer = arranged({word("12", 100, 50, 120, 70), word("345,00", 126, 50, 180, 70),
                                    word("FSKA", 230, 50, 280, 70)},
                                   1000, 1000);
  EXPECT_EQ(layer.words[0].segment, layer.words[1].segment);
  EXPECT_NE(layer.words[1].segment, layer.words[2].segment);
}

TEST(TextLayerWords, SayWhatIsSeen) {
  const LayerText layer =
      arranged({word("\uFB01nans", 0, 0, 50, 20), word("2018\u00AD12\u00AD08", 60, 0, 120, 20),
                word("A\u030A\u200Bs", 130, 0, 160, 20)},
               1000, 1000);
  EXPECT_THAT(texts(layer), ElementsAre("finans", "2018-12-08", "Ås"));
  EXPECT_TRUE(layer.readable);
}

TEST(TextLayerWords, OutsideThePageAreNotOnIt) {
  EXPECT_THAT(arranged({word("a", 1000, 0, 1050, 20)}, 1000, 1000).words, SizeIs(0));
}

TEST(TextLayerWords, APictogramIsNoWordButOneInsideAWordMakesItUnreadable) {
  const LayerText bullet =
      arranged({word("\uF0B7", 0, 0, 9, 20), word("a", 20, 0, 30, 20)}, 99, 99);
  EXPECT_TRUE(bullet.readable);
  EXPECT_THAT(bullet.ignored, SizeIs(1));
  EXPECT_FALSE(arranged({word("1\uF0B7", 0, 0, 9, 20)}, 99, 99).readable);
  EXPECT_FALSE(arranged({word("1\x02", 0, 0, 9, 20)}, 99, 99).readable);
}

// A white page with a frame of ink for each word of `layer`.
cv::Mat drawn(const LayerText& layer, int width, int height) {
  cv::Mat page(height, width, CV_8UC1, cv::Scalar(255));
  for (const Word& each : layer.words)
    cv::rectangle(page, cv::Point(each.box.left + 2, each.box.top + 4),
                  cv::Point(each.box.right - 3, each.box.bottom - 5), cv::Scalar(0));
  return page;
}

LayerText some_lines() {
  std::vector<LayerWord> words;
  for (int y = 50; y < 900; y += 40)
    for (int x = 50; x < 800; x += 120) words.push_back(word("Word", x, y, x + 80, y + 24));
  return arranged(words, 1000, 1000);
}

TEST(TextLayerTrust, BoxesShrinkToTheirInk) {
  const LayerText layer = some_lines();
  const auto confirmed = confirmed_by_picture(layer, drawn(layer, 1000, 1000));
  ASSERT_TRUE(confirmed);
  EXPECT_EQ(confirmed->words.front().box, (Box{52, 54, 128, 70}));
  EXPECT_THAT(confirmed->unread_ink, SizeIs(0));
}

TEST(TextLayerTrust, WhiteOnBlackIsInkToo) {
  const LayerText layer = some_lines();
  cv::Mat page = drawn(layer, 1000, 1000);
  cv::bitwise_not(page, page);
  EXPECT_TRUE(confirmed_by_picture(layer, page));
}

TEST(TextLayerTrust, AWordWithoutInkBreaksIt) {
  const LayerText layer = some_lines();
  cv::Mat page = drawn(layer, 1000, 1000);
  page(cv::Rect(50, 50, 80, 24)).setTo(255);
  EXPECT_FALSE(confirmed_by_picture(layer, page));
}

void draw_letters(cv::Mat& page, int count, cv::Point from, int step) {
  for (int i = 0; i < count; ++i)
    cv::circle(page, from + cv::Point(i * step, 0), 8, cv::Scalar(0), 3);
}

TEST(TextLayerTrust, PrintThatNoWordTellsOfBreaksIt) {
  const LayerText layer = some_lines();
  cv::Mat page = drawn(layer, 1000, 1000);
  draw_letters(page, 20, {50, 950}, 40);
  EXPECT_FALSE(confirmed_by_picture(layer, page));
}

TEST(TextLayerTrust, AFewMarksAndALogotypeAreShownAsUnread) {
  const LayerText layer = some_lines();
  cv::Mat page = drawn(layer, 1000, 1000);
  draw_letters(page, 3, {100, 950}, 300);
  auto confirmed = confirmed_by_picture(layer, page);
  ASSERT_TRUE(confirmed);
  EXPECT_THAT(confirmed->unread_ink, SizeIs(3));

  page = drawn(layer, 1000, 1000);
  draw_letters(page, 10, {700, 950}, 25);
  confirmed = confirmed_by_picture(layer, page);
  ASSERT_TRUE(confirmed);
  EXPECT_THAT(confirmed->unread_ink, SizeIs(10));
}

TEST(TextLayerTrust, WordsOnTopOfEachOtherBreakIt) {
  const LayerText layer =
      arranged({word("abc", 100, 50, 160, 70), word("xyz", 104, 50, 164, 70)}, 1000, 1000);
  EXPECT_FALSE(confirmed_by_picture(layer, drawn(layer, 1000, 1000)));
}

TEST(SampleWords, AreADozenLongOnesSpreadOverThePage) {
  TextLayer layer;
  for (int i = 0; i < 240; ++i) {
    Word each;
    each.text = i % 10 == 7 ? "personnummer" : "och";
    layer.words.push_back(each);
  }
  const auto sample = sample_words(layer);
  ASSERT_THAT(sample, SizeIs(12));
  for (std::size_t i = 0; i < sample.size(); ++i) {
    EXPECT_EQ(sample[i] % 10, 7);
    EXPECT_EQ(sample[i] / 20, static_cast<int>(i));
  }
}

TEST(SampleWords, LeaveShortOnesOut) {
  TextLayer layer;
  for (const char* text : {"--", "av", "a,b", "1234"}) {
    Word each;
    each.text = text;
    layer.words.push_back(each);
  }
  EXPECT_THAT(sample_words(layer), ElementsAre(3));
  EXPECT_THAT(sample_words({}), SizeIs(0));
}

TEST(LayersAgree, ForgivesSlipsButNotAnotherText) {
  std::vector<std::string> layer(12, "20180914-8434");
  EXPECT_TRUE(layers_agree(layer, layer));
  auto read = layer;
  for (auto& each : read) each[3] = 'B';
  read[5].clear();
  EXPECT_TRUE(layers_agree(layer, read));
  for (std::size_t i = 0; i < 4; ++i) read[i] = "Stockholm";
  EXPECT_FALSE(layers_agree(layer, read));
  EXPECT_FALSE(layers_agree({}, {}));
  EXPECT_FALSE(layers_agree(layer, {"20180914-8434"}));
}

}  // namespace
}  // namespace rosett

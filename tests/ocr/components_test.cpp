#include "ocr/components.h"

#include <cstddef>
#include <cstdint>
#include <map>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

using samples::kDpi;

RC_GTEST_PROP(ComponentsOfInk, AreAllTheInkOnceEach, ()) {
  cv::Mat ink(*rc::gen::inRange(1, 24), *rc::gen::inRange(1, 24), CV_8UC1);
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      ink.at<std::uint8_t>(y, x) =
          *rc::gen::inRange(0, 3) == 0 ? std::uint8_t{255} : std::uint8_t{0};
  const Components components = find_components(ink);
  cv::Mat all = cv::Mat::zeros(ink.size(), CV_8UC1);
  int area = 0;
  for (std::size_t i = 0; i < components.items.size(); ++i) {
    const Component& component = components.items[i];
    cv::Mat own = cv::Mat::zeros(ink.size(), CV_8UC1);
    components.for_each_run(static_cast<int>(i), [&](int y, int from, int to) {
      own.row(y).colRange(from, to).setTo(255);
    });
    RC_ASSERT(samples::bounds(own) == component.box);
    RC_ASSERT(cv::countNonZero(own) == component.area);
    area += component.area;
    all |= own;
  }
  RC_ASSERT(cv::countNonZero(all != ink) == 0);
  RC_ASSERT(area == cv::countNonZero(ink));
}

// OpenCV's own components are the measure of which pixels belong together.
RC_GTEST_PROP(ComponentsOfInk, HoldWhatIsConnected, ()) {
  cv::Mat ink(*rc::gen::inRange(1, 24), *rc::gen::inRange(1, 40), CV_8UC1);
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      ink.at<std::uint8_t>(y, x) =
          *rc::gen::inRange(0, 2) == 0 ? std::uint8_t{255} : std::uint8_t{0};
  const Components components = find_components(ink);
  cv::Mat labels;
  RC_ASSERT(cv::connectedComponents(ink, labels, 8) ==
            static_cast<int>(components.items.size()) + 1);
  std::map<int, int> found{{0, -1}};
  for (int y = 0; y < ink.rows; ++y)
    for (int x = 0; x < ink.cols; ++x)
      RC_ASSERT(found.try_emplace(labels.at<int>(y, x), components.at(y, x)).first->second ==
                components.at(y, x));
}

TEST(ComponentsOfInk, CornersConnect) {
  cv::Mat ink = cv::Mat::zeros(4, 4, CV_8UC1);
  for (int i = 0; i < 4; ++i) ink.at<uchar>(i, 3 - i) = 255;
  EXPECT_EQ(find_components(ink).items.size(), 1U);
}

RC_GTEST_PROP(ComponentsOfInk, TheUsualHeightIsThatOfThePrint, ()) {
  const int height = *rc::gen::inRange(16, 70);
  cv::Mat page = samples::white_page(1'600, 300);
  samples::print(page, "4917 2380", 20, 200, height);
  samples::fill(page, {20, 260, 1'500, 264});    // a ruling
  samples::fill(page, {1'450, 60, 1'590, 230});  // a logo
  for (int i = 0; i < 30; ++i)
    samples::fill(page, {1'000 + 9 * i, 20, 1'003 + 9 * i, 23});  // specks
  const auto items = find_components(samples::ink_of(page)).items;
  const int usual = usual_character_height(items, kDpi);
  RC_ASSERT(usual >= height - 2);
  RC_ASSERT(usual <= height * 5 / 4 + 3);  // the pen's own thickness adds to it
}

TEST(ComponentsOfInk, WithoutPrintThereIsNoUsualHeight) {
  EXPECT_EQ(usual_character_height({}, kDpi), 0);
  EXPECT_EQ(usual_character_height({{{0, 0, 2'000, 4}, 8'000}}, kDpi), 0);
}

TEST(ComponentsOfInk, DotsDashesRulingsAndLogosAreNoCharacters) {
  const auto is_character = [](const Box& box) {
    return is_character_sized({box, box.width() * box.height()}, 30);
  };
  EXPECT_TRUE(is_character({0, 0, 20, 30}));
  EXPECT_TRUE(is_character({0, 0, 4, 30}));    // l
  EXPECT_TRUE(is_character({0, 0, 18, 18}));   // x in small print
  EXPECT_TRUE(is_character({0, 0, 100, 30}));  // characters that touch
  EXPECT_FALSE(is_character({0, 0, 5, 5}));
  EXPECT_FALSE(is_character({0, 0, 14, 4}));
  EXPECT_FALSE(is_character({0, 0, 900, 40}));
  EXPECT_FALSE(is_character({0, 0, 200, 200}));
  const auto is_large_character = [](double share) {
    return is_character_sized({.box = {0, 0, 60, 60}, .area = static_cast<int>(share * 60 * 60)},
                              30);
  };
  EXPECT_TRUE(is_large_character(0.74));   // a bold N in a title
  EXPECT_FALSE(is_large_character(0.78));  // a punch hole
}

}  // namespace
}  // namespace rosett

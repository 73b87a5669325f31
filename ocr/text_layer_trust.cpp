#include "ocr/text_layer_trust.h"

#include <algorithm>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/middle.h"
#include "ocr/components.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

// Gray levels between a word and its ground, from which it can be seen at all.
constexpr int kVisibleContrast = 40;
// Darker than this is a mark; drawn pages are white where nothing is drawn.
constexpr int kMarkLevel = 200;
// Glyphs stick out of their font's box by up to this share of its height.
constexpr double kOverhang = 0.12;
// Two words that share more of the narrower one's width are written on top of each other.
constexpr double kSuperposed = 0.5;
// A letter's height and width, in heights of the page's usual word.
constexpr double kLowestLetter = 0.4;
constexpr double kHighestLetter = 2.5;
constexpr double kWidestLetter = 6.0;
// A filled rectangle is a piece of a frame or ground, not a letter.
constexpr double kSolidFill = 0.9;
// Marks without a word that are let pass (tick boxes, bullets), and their share of the words.
constexpr std::size_t kFewMarks = 4;
constexpr double kFewMarksShare = 0.02;
// A logotype stands by itself in the page's head or foot, no wider and no higher than this share
// of the page.
constexpr double kHeadOrFoot = 0.15;
constexpr double kWidestLogotype = 0.35;

// Where a word's ink is within its font's box: of its two tones, the rarer. Nothing without
// contrast.
std::optional<Box> ink_within(const cv::Mat& gray, const Box& box) {
  const cv::Mat part = gray(to_rect(box));
  double low = 0;
  double high = 0;
  cv::minMaxLoc(part, &low, &high);
  if (high - low < kVisibleContrast) return std::nullopt;
  cv::Mat ink = part < (low + high) / 2;
  if (2 * cv::countNonZero(ink) > static_cast<int>(ink.total())) cv::bitwise_not(ink, ink);
  const cv::Rect tight = cv::boundingRect(ink);
  return Box{box.left + tight.x, box.top + tight.y, box.left + tight.x + tight.width,
             box.top + tight.y + tight.height};
}

bool superposed(const Word& a, const Word& b) {
  return a.line == b.line &&
         overlap_x(a.box, b.box) > kSuperposed * std::min(a.box.width(), b.box.width());
}

Box grown(const Box& box) {
  const int by = static_cast<int>(kOverhang * box.height()) + 1;
  return {box.left - by, box.top - by, box.right + by, box.bottom + by};
}

void blank(cv::Mat& marks, const Box& box) {
  const Box seen = intersected(grown(box), {0, 0, marks.cols, marks.rows});
  if (!seen.empty()) marks(to_rect(seen)).setTo(0);
}

int usual_height(const std::vector<Word>& words) {
  std::vector<int> heights;
  heights.reserve(words.size());
  for (const Word& word : words) heights.push_back(word.box.height());
  return middle_of(std::move(heights));
}

// Marks the size of letters that no box accounts for.
std::vector<Box> unaccounted(const cv::Mat& gray, const LayerText& layer, int usual) {
  cv::Mat marks = gray < kMarkLevel;
  for (const Word& word : layer.words) blank(marks, word.box);
  for (const Box& box : layer.ignored) blank(marks, box);
  std::vector<Box> found;
  for (const Component& mark : find_components(marks).items) {
    const int width = mark.box.width();
    const int height = mark.box.height();
    const bool letter_sized = height >= kLowestLetter * usual && height <= kHighestLetter * usual &&
                              width <= kWidestLetter * usual;
    if (letter_sized && mark.area <= kSolidFill * width * height) found.push_back(mark.box);
  }
  return found;
}

bool is_logotype(const std::vector<Box>& marks, const std::vector<Word>& words,
                 const cv::Size& page) {
  Box all;
  for (const Box& mark : marks) all = united(all, mark);
  const bool at_edge =
      all.bottom <= kHeadOrFoot * page.height || all.top >= (1 - kHeadOrFoot) * page.height;
  return at_edge && all.width() <= kWidestLogotype * page.width &&
         std::ranges::none_of(
             words, [&all](const Word& word) { return !intersected(word.box, all).empty(); });
}

}  // namespace

std::optional<TextLayer> confirmed_by_picture(LayerText layer, const cv::Mat& picture) {
  auto& words = layer.words;
  if (!layer.readable || words.empty()) return std::nullopt;
  if (std::ranges::adjacent_find(words, superposed) != words.end()) return std::nullopt;
  cv::Mat gray = picture;
  if (picture.channels() == 3) cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
  const int usual = usual_height(words);
  auto marks = unaccounted(gray, layer, usual);
  const double few = kFewMarksShare * static_cast<double>(words.size());
  if (marks.size() > kFewMarks && static_cast<double>(marks.size()) > few &&
      !is_logotype(marks, words, gray.size()))
    return std::nullopt;
  for (Word& word : words) {
    const auto ink = ink_within(gray, word.box);
    if (!ink) return std::nullopt;
    word.box = *ink;
  }
  return TextLayer{std::move(words), std::move(marks)};
}

}  // namespace rosett

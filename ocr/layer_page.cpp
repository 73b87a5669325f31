#include "ocr/layer_page.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ocr/background.h"
#include "ocr/cv_box.h"
#include "ocr/ink.h"
#include "ocr/rulings.h"
#include "ocr/text_layer.h"

namespace rosett {
namespace {

// White around the word, in word heights.
constexpr double kMargin = 0.2;

cv::Mat picture_of(const cv::Mat& gray, const Box& box, int height) {
  const int margin = static_cast<int>(std::lround(kMargin * box.height()));
  const cv::Rect wanted =
      to_rect({box.left - margin, box.top - margin, box.right + margin, box.bottom + margin});
  const cv::Rect visible = wanted & cv::Rect{{0, 0}, gray.size()};
  cv::Mat picture(wanted.size(), CV_8UC1, cv::Scalar::all(255));
  gray(visible).copyTo(picture(visible - wanted.tl()));
  const double scale = static_cast<double>(height) / picture.rows;
  const int width = std::max(1, static_cast<int>(std::lround(picture.cols * scale)));
  cv::resize(picture, picture, {width, height}, 0, 0,
             scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC);
  return picture;
}

std::string text_of(const RecognisedLine& words) {
  std::string text;
  for (const RecognisedWord& word : words)
    for (const Symbol& symbol : word.symbols) text += symbol.text;
  return text;
}

bool picture_agrees(const TextLayer& layer, const cv::Mat& gray, Engine& engine) {
  std::vector<std::string> expected;
  std::vector<cv::Mat> pictures;
  for (const int index : sample_words(layer)) {
    const Word& word = layer.words[static_cast<std::size_t>(index)];
    if (word.box.empty()) return false;
    expected.push_back(word.text);
    pictures.push_back(picture_of(gray, word.box, engine.line_height()));
  }
  std::vector<std::string> recognised;
  for (const RecognisedLine& line : engine.recognise(pictures)) recognised.push_back(text_of(line));
  return layers_agree(expected, recognised);
}

Rulings rulings_of(const cv::Mat& page, int dpi) {
  cv::Mat gray = page.clone();  // lifting them changes both
  cv::Mat ink = find_ink(gray, dpi).mask;
  return lift_rulings(ink, gray, dpi);
}

}  // namespace

std::optional<ReadPicture> read_from_layer(const SourcePage& page, Engine& engine) {
  if (!page.layer) return std::nullopt;
  cv::Mat gray = natural_gray(page.image);
  if (!picture_agrees(*page.layer, gray, engine)) return std::nullopt;
  const Rulings rulings = rulings_of(gray, page.dpi);
  ReadPicture result;
  result.text.width = gray.cols;
  result.text.height = gray.rows;
  result.text.dpi = page.dpi;
  result.text.source = TextSource::text;
  result.text.engine = "textlager";
  result.text.words = page.layer->words;
  result.text.unread_ink = page.layer->unread_ink;
  for (const std::vector<Box>* boxes : {&rulings.horizontal, &rulings.vertical})
    result.text.rulings.insert(result.text.rulings.end(), boxes->begin(), boxes->end());
  result.image = std::move(gray);
  return result;
}

}  // namespace rosett

#include "ocr/engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

// Nothing read from a picture is certain: 1 is what a text layer says.
constexpr float kMost = 0.9999F;

float clamped(float confidence) {
  return std::isfinite(confidence) ? std::clamp(confidence, 0.0F, kMost) : 0.0F;
}

void clean(std::vector<Alternative>& alternatives, const std::string& text) {
  for (Alternative& alternative : alternatives) {
    if (!alternative.text.empty()) alternative.text = single_line(alternative.text);
    alternative.confidence = clamped(alternative.confidence);
  }
  std::erase_if(alternatives,
                [&text](const Alternative& alternative) { return alternative.text == text; });
}

void clean(Symbol& symbol, const Box& picture) {
  symbol.text = single_line(symbol.text);
  symbol.confidence = clamped(symbol.confidence);
  symbol.box = intersected(symbol.box, picture);
  clean(symbol.alternatives, symbol.text);
}

}  // namespace

RecognisedLine sanitised(RecognisedLine words, cv::Size picture) {
  for (RecognisedWord& word : words) {
    for (Symbol& symbol : word.symbols) clean(symbol, whole(picture));
    std::erase_if(word.symbols, [](const Symbol& symbol) { return symbol.text.empty(); });
  }
  std::erase_if(words, [](const RecognisedWord& word) { return word.symbols.empty(); });
  return words;
}

}  // namespace rosett

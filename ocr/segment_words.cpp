#include "ocr/segment_words.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "core/text.h"

namespace rosett {
namespace {

// Of a second reader's alternatives, what is worth keeping: less never decides anything.
constexpr float kFaintest = 0.005F;

Word joined(const RecognisedWord& recognised, const LineImage& line) {
  Word word;
  word.confidence = 1.0F;
  for (Symbol symbol : recognised.symbols) {
    symbol.box = on_page(line, symbol.box);
    word.text += symbol.text;
    word.box = united(word.box, symbol.box);
    word.confidence = std::min(word.confidence, symbol.confidence);
    word.symbols.push_back(std::move(symbol));
  }
  word.text = nfc(word.text);
  return word;
}

// The engine says roughly where a word ends; the widest white between two components near there
// is where it really does.
int boundary(const Box& before, const Box& after, const std::vector<Box>& ink, int text_height) {
  const int guess = (before.right + after.left) / 2;
  int best = guess;
  int widest = 0;
  int right = std::numeric_limits<int>::min();
  for (const Box& box : ink) {  // by left edge
    if (right > std::numeric_limits<int>::min()) {
      const int gap = box.left - right;
      const int middle = right + gap / 2;
      if (gap > widest && std::abs(middle - guess) < text_height) {
        widest = gap;
        best = middle;
      }
    }
    right = std::max(right, box.right);
  }
  return best;
}

}  // namespace

std::vector<Word> words_of(const RecognisedLine& recognised, const LineImage& line,
                           const Components& components, const Segment& segment) {
  std::vector<Word> words;
  for (const RecognisedWord& word : recognised) words.push_back(joined(word, line));
  std::vector<Box> ink;
  for (const int member : segment.members) {
    ink.push_back(components.items[static_cast<std::size_t>(member)].box);
  }
  std::size_t next = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const int end = i + 1 < words.size()
                        ? boundary(words[i].box, words[i + 1].box, ink, segment.text_height)
                        : std::numeric_limits<int>::max();
    Box tight;
    for (; next < ink.size() && ink[next].center_x() < end; ++next) {
      tight = united(tight, ink[next]);
    }
    words[i].box = tight.empty() ? intersected(words[i].box, segment.box) : tight;
    if (words[i].box.empty()) words[i].box = segment.box;
  }
  return words;
}

void add_second(const RecognisedLine& second, const LineImage& line, std::span<Word> words) {
  for (Word& word : words) word.second.emplace();
  if (words.empty()) return;
  const auto place_of = [&](int x) {
    std::size_t i = 0;
    while (i + 1 < words.size() && x >= (words[i].box.right + words[i + 1].box.left) / 2) ++i;
    return i;
  };
  std::size_t at = 0;  // never back: the symbols come from left to right
  for (const RecognisedWord& word : second) {
    bool fresh = true;
    for (const Symbol& seen : word.symbols) {
      Symbol symbol = seen;
      symbol.box = on_page(line, symbol.box);
      const std::size_t before = at;
      at = std::max(at, place_of(symbol.box.center_x()));
      std::vector<Symbol>& own = words[at].second->symbols;
      if (fresh && !own.empty()) own.push_back({" ", {}, 1.0F, {}});
      if (!fresh && at == before + 1) words[before].second->goes_on = true;
      std::erase_if(symbol.alternatives,
                    [](const Alternative& other) { return other.confidence < kFaintest; });
      own.push_back(std::move(symbol));
      fresh = false;
    }
  }
}

}  // namespace rosett

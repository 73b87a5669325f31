#include "parsers/letterhead.h"

#include <algorithm>

#include <re2/re2.h>

#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr double kTop = 0.25;          // of the page's height
constexpr double kLarger = 1.25;       // times an ordinary word's height
constexpr std::size_t kMostWords = 7;  // of a name

struct Run {
  std::vector<int> words;
  int height{};
};

bool is_name(const PageView& view, const std::vector<int>& words) {
  static const RE2 letters(R"(\pL.*\pL)");
  return words.size() <= kMostWords && RE2::PartialMatch(joined_text(view, words), letters);
}

// Of the tallest word: small words have no tall letters.
int height_of(const PageView& view, const std::vector<int>& words) {
  int height = 0;
  for (const int word : words)
    height = std::max(height, view.words[static_cast<std::size_t>(word)].box.height());
  return height;
}

}  // namespace

std::vector<int> letterhead(const PageView& view, const Vocabulary& known) {
  Run best;
  for (const TextLine& line : view.lines) {
    if (line.box.top > kTop * view.page->height) break;
    const std::vector<Phrase> phrases = find_phrases(view, line, known);
    for (std::size_t from = 0; from < line.words.size();) {
      std::size_t to = from + 1;
      while (to < line.words.size() && !stands_apart(view, line, to)) ++to;
      Run run{{line.words.begin() + static_cast<std::ptrdiff_t>(from),
               line.words.begin() + static_cast<std::ptrdiff_t>(to)},
              0};
      run.height = height_of(view, run.words);
      const bool is_known = std::ranges::any_of(
          phrases, [&](const Phrase& phrase) { return phrase.first >= from && phrase.first < to; });
      if (!is_known && is_name(view, run.words) && run.height > best.height) best = std::move(run);
      from = to;
    }
  }
  if (best.height < kLarger * view.em) return {};
  return best.words;
}

}  // namespace rosett

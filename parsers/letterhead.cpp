#include "parsers/letterhead.h"

#include <algorithm>
#include <cstdlib>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr double kTop = 0.25;          // of the page's height
constexpr double kLarger = 1.25;       // times an ordinary word's height
constexpr std::size_t kMostWords = 7;  // of a name
constexpr double kSameSize = 0.5;  // of the height by which two lines of a name differ: a g, a Å
constexpr double kSameEdge = 0.5;  // em by which they begin, or have their middles, apart

struct Run {
  std::vector<int> words;
  int height{};
};

using Runs = std::vector<Run>;

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

// What stands at the page's top in runs of words, known ones left out.
Runs runs_at_top(const PageView& view, const Vocabulary& known) {
  Runs runs;
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
      if (!is_known && is_name(view, run.words)) runs.push_back(std::move(run));
      from = to;
    }
  }
  return runs;
}

// Print of one size, one line right below the other, set to one edge or about one middle.
bool goes_on(const PageView& view, const Run& above, const Run& below) {
  const Box a = joined_box(view, above.words);
  const Box b = joined_box(view, below.words);
  const int edge = std::min(std::abs(a.left - b.left), std::abs(a.center_x() - b.center_x()));
  return b.top >= a.center_y() && b.top - a.bottom < above.height &&
         std::abs(above.height - below.height) <= kSameSize * above.height &&
         edge <= kSameEdge * view.em;
}

}  // namespace

Letterhead letterhead(const PageView& view, const Vocabulary& known) {
  const Runs runs = runs_at_top(view, known);
  const auto best = std::ranges::max_element(runs, {}, &Run::height);
  if (best == runs.end() || best->height < kLarger * view.em) return {};
  Letterhead found{best->words};
  const auto rest =
      std::find_if(best + 1, runs.end(), [&](const Run& run) { return goes_on(view, *best, run); });
  if (rest == runs.end()) return found;
  static const RE2 company(R"((?i)(?:AB|HB|KB|aktiebolag|handelsbolag|ek\.? ?för\.?|\(publ\)))");
  const std::string text = joined_text(view, rest->words);
  if (RE2::FullMatch(text, company))
    found.words.insert(found.words.end(), rest->words.begin(), rest->words.end());
  else
    found.may_go_on = digits_of(text).empty();  // a street has a number
  return found;
}

}  // namespace rosett

#include "parsers/body_gaps.h"

#include <algorithm>
#include <span>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/number_blanks.h"

namespace rosett {
namespace {

constexpr std::size_t kDigitsOfValue = 4;  // of a word, to be a value
constexpr int kLeastValues = 2;            // on a line of a table's body
constexpr int kLeastLines = 3;             // that tell where columns part
constexpr double kMayCross = 0.08;         // of the lines may have print there
constexpr int kLinesForOne = 8;            // of which one may have print there
constexpr double kClose = 0.6;             // em between any two words of one value
constexpr double kWidestBlank = 1.3;       // em between words of one value or heading
constexpr double kLeastGap = 0.7;          // em between headings of two columns
constexpr double kLeastOpen = 0.3;         // em of it that must be white all the way down

const Word& word_at(const PageView& view, int index) {
  return view.words[static_cast<std::size_t>(index)];
}

bool is_body(const PageView& view, const TextLine& line) {
  return std::ranges::count_if(line.words, [&](int word) {
           return digits_of(word_at(view, word).text).size() >= kDigitsOfValue;
         }) >= kLeastValues;
}

// "2022 06 06": a day's month behind its year, or its day behind its month.
bool is_one_day(const PageView& view, const TextLine& line, std::size_t at) {
  static const RE2 year("(?:^|\\D)(?:19|20)\\d{2}$");
  static const RE2 part("^\\d{2}(?:\\D|$)");
  const auto text = [&](std::size_t i) -> const std::string& {
    return word_at(view, line.words[i]).text;
  };
  if (!RE2::PartialMatch(text(at), part)) return false;
  return RE2::PartialMatch(text(at - 1), year) ||
         (at > 1 && RE2::PartialMatch(text(at - 1), part) && RE2::PartialMatch(text(at - 2), year));
}

bool is_wordy(const Word& word) { return digits_of(word.text).empty(); }

// "-", "till", "kr": words that go on with a number, or lead to it.
bool joins_numbers(const Word& word) {
  static const RE2 begins(R"(^\p{Lu})");
  return is_wordy(word) && !RE2::PartialMatch(word.text, begins);
}

// Whether the blank before that word belongs to a value. Typewriters' blanks are as wide as the
// gaps between close columns: between words they are blanks, between a number and a name or another
// number they are not.
bool is_within_value(const PageView& view, const TextLine& line, std::size_t at, double gap) {
  const Word& before = word_at(view, line.words[at - 1]);
  const Word& after = word_at(view, line.words[at]);
  const bool may_be_blank =
      (is_wordy(before) && is_wordy(after)) || joins_numbers(before) || joins_numbers(after);
  if (gap < kClose || (gap < view.blank && may_be_blank)) return true;
  if (gap < kWidestBlank && is_one_day(view, line, at)) return true;
  return may_be_one_number(view, std::span(&before, 1), std::span(&after, 1));
}

// Blanks within a value count as print.
void cover(const PageView& view, const TextLine& line, std::vector<int>& covered) {
  int reached = -1;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Word& word = word_at(view, line.words[i]);
    const Box& box = word.box;
    const bool joined =
        i > 0 && is_within_value(view, line, i, static_cast<double>(box.left - reached) / view.em);
    const int from = std::clamp(joined ? reached : box.left, 0, static_cast<int>(covered.size()));
    const int to = std::clamp(box.right, 0, static_cast<int>(covered.size()));
    for (int x = from; x < to; ++x) ++covered[static_cast<std::size_t>(x)];
    reached = std::max(reached, box.right);
  }
}

// The words from that one on that blanks of a heading part.
Box run_from(const PageView& view, const TextLine& line, std::size_t first) {
  Box run = word_at(view, line.words[first]).box;
  for (std::size_t i = first + 1; i < line.words.size(); ++i) {
    const Box& next = word_at(view, line.words[i]).box;
    if (next.left - run.right > kWidestBlank * view.em) break;
    run = united(run, next);
  }
  return run;
}

}  // namespace

BodyGaps::BodyGaps(const PageView& view, std::size_t first) : em_(view.em) {
  std::vector<int> covered(static_cast<std::size_t>(std::max(0, view.page->width)));
  int lines = 0;
  for (std::size_t i = first; i < view.lines.size(); ++i) {
    const TextLine& line = view.lines[i];
    if (!is_body(view, line)) continue;
    ++lines;
    cover(view, line, covered);
  }
  if (lines < kLeastLines) return;
  const double most = std::max(kMayCross * lines, lines >= kLinesForOne ? 1.0 : 0.0);
  for (const int count : covered) open_.push_back(count <= most);
}

bool BodyGaps::between(int left, int right) const {
  if (open_.empty() || right - left < kLeastGap * em_) return false;
  const auto at = [this](int x) {
    return open_.begin() + std::clamp(x, 0, static_cast<int>(open_.size()));
  };
  int run = 0;
  for (auto x = at(left); x < at(right); ++x) {
    run = *x ? run + 1 : 0;
    if (run >= kLeastOpen * em_) return true;
  }
  return false;
}

bool BodyGaps::has_values(const Box& heading) const {
  const auto end = static_cast<int>(open_.size());
  const auto from = open_.begin() + std::clamp(heading.left, 0, end);
  const auto to = open_.begin() + std::clamp(heading.right, 0, end);
  return std::find(from, to, false) != to;
}

std::vector<TextLine> pieces_of(const PageView& view, const TextLine& line, const BodyGaps& gaps) {
  std::vector<TextLine> pieces;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const Box& box = word_at(view, line.words[i]).box;
    const bool parted = pieces.empty() || (gaps.between(pieces.back().box.right, box.left) &&
                                           gaps.has_values(pieces.back().box) &&
                                           gaps.has_values(run_from(view, line, i)));
    if (parted) pieces.emplace_back();
    pieces.back().words.push_back(line.words[i]);
    pieces.back().box = united(pieces.back().box, box);
  }
  return pieces;
}

}  // namespace rosett

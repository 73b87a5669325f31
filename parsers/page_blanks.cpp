#include "parsers/page_blanks.h"

#include <algorithm>
#include <utility>

#include <re2/re2.h>

#include "core/middle.h"

namespace rosett {
namespace {

constexpr double kUsualBlank = 0.6;      // em that blanks in proportional print stay below
constexpr double kWidestBlank = 1.2;     // em that any blank stays below
constexpr std::size_t kLeastBlanks = 8;  // between words, to tell how wide they are
constexpr double kBlankSpread = 1.4;     // of the middle blank: how wide a page's blanks may be
constexpr double kNarrowest = 0.65;      // of the middle blank; of 12,000 blanks 1 % are narrower

enum class Between { letters, thousands, all };

bool are_such(Between which, const std::string& before, const std::string& after) {
  static const RE2 letters(R"(^[^\d]*\pL\pL[^\d]*$)");
  if (which == Between::letters)
    return RE2::FullMatch(before, letters) && RE2::FullMatch(after, letters);
  return which == Between::all || may_be_thousands(before, after);
}

// Gaps in em between words of one segment.
std::vector<double> gaps_between(const std::vector<Word>& words, int em, Between which) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Word &before = words[i - 1], &after = words[i];
    if (after.segment != before.segment || after.line != before.line) continue;
    const double gap = static_cast<double>(after.box.left - before.box.right) / em;
    if (gap > 0 && gap < kWidestBlank && are_such(which, before.text, after.text))
      gaps.push_back(gap);
  }
  return gaps;
}

}  // namespace

bool may_be_thousands(const std::string& before, const std::string& after) {
  static const RE2 head(R"((?:^|\D)\d{1,3}$)");
  static const RE2 thousands(R"(^\d{3}(?:\D|$))");
  return RE2::PartialMatch(before, head) && RE2::PartialMatch(after, thousands);
}

// Numbers may stand as close in columns of their own: words tell first.
double blank_of(const std::vector<Word>& words, int em) {
  std::vector<double> gaps = gaps_between(words, em, Between::letters);
  if (gaps.size() < kLeastBlanks) gaps = gaps_between(words, em, Between::all);
  if (gaps.empty()) return kUsualBlank;
  return std::clamp(kBlankSpread * middle_of(std::move(gaps)), kUsualBlank, kWidestBlank);
}

double narrowest_of(const std::vector<Word>& words, int em) {
  std::vector<double> gaps = gaps_between(words, em, Between::letters);
  return gaps.size() < kLeastBlanks ? 0 : kNarrowest * middle_of(std::move(gaps));
}

double thousands_of(const std::vector<Word>& words, int em, double blank) {
  std::vector<double> gaps = gaps_between(words, em, Between::thousands);
  return gaps.size() < kLeastBlanks ? blank : std::max(blank, middle_of(std::move(gaps)));
}

}  // namespace rosett

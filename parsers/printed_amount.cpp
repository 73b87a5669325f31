#include "parsers/printed_amount.h"

#include <algorithm>
#include <string>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/phrases.h"

namespace rosett {

std::vector<int> last_amount(const PageView& view, const TextLine& line,
                             const KindContext& context) {
  for (std::size_t end = line.words.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && !stands_apart(view, line, begin)) --begin;
    // The whole run first, then without the words before the number.
    for (std::size_t first = begin; first < end; ++first) {
      std::vector<int> words(line.words.begin() + static_cast<std::ptrdiff_t>(first),
                             line.words.begin() + static_cast<std::ptrdiff_t>(end));
      if (interpret(Kind::amount, joined_text(view, words), context)) return words;
      // Digits that do not read are the amount all the same: neither their end nor what stands
      // before them is it.
      if (!digits_of(joined_text(view, {&words.front(), 1})).empty()) return {};
    }
    end = begin;
  }
  return {};
}

std::vector<int> rated_amount(const PageView& view, const PageLabels& labels, std::size_t line,
                              std::size_t first, const KindContext& context) {
  static const RE2 rate(R"(\W*\d{1,2}(?:[.,]\d)?\W*)");
  std::vector<std::vector<int>> runs;
  for (std::size_t at = first; at < view.lines[line].words.size();) {
    if (at > first && labels.label_at(line, at) != nullptr) break;
    runs.push_back(labels.run_from(line, at));
    at += runs.back().size();
  }
  std::ranges::reverse(runs);
  for (const std::vector<int>& run : runs) {
    for (std::size_t from = 0; from < run.size(); ++from) {
      std::vector<int> rest(run.begin() + static_cast<std::ptrdiff_t>(from), run.end());
      const std::string text = joined_text(view, rest);
      const auto found = interpret(Kind::amount, text, context);
      if (found && found->exact && !RE2::FullMatch(text, rate)) return rest;
    }
  }
  return {};
}

}  // namespace rosett

#include "parsers/printed_amount.h"

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
    }
    end = begin;
  }
  return {};
}

}  // namespace rosett

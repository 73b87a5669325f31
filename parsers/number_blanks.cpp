#include "parsers/number_blanks.h"

#include <algorithm>
#include <optional>

#include "parsers/page_blanks.h"

namespace rosett {
namespace {

double gap(const PageView& view, const Word& before, const Word& after) {
  return static_cast<double>(after.box.left - before.box.right) / view.em;
}

// The narrowest blank before thousands within the words, in em.
std::optional<double> inner_blank(const PageView& view, std::span<const Word> words) {
  std::optional<double> least;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!may_be_thousands(words[i - 1].text, words[i].text)) continue;
    const double blank = gap(view, words[i - 1], words[i]);
    least = std::min(least.value_or(blank), blank);
  }
  return least;
}

}  // namespace

bool may_be_one_number(const PageView& view, std::span<const Word> first,
                       std::span<const Word> second) {
  if (!may_be_thousands(first.back().text, second.front().text)) return false;
  const double blank =
      inner_blank(view, second).value_or(inner_blank(view, first).value_or(view.thousands));
  return gap(view, first.back(), second.front()) < kWideBlank * blank;
}

bool has_hole(const PageView& view, std::span<const Word> number) {
  const double blank = inner_blank(view, number).value_or(view.thousands);
  for (std::size_t i = 1; i < number.size(); ++i)
    if (gap(view, number[i - 1], number[i]) > kWideBlank * std::min(blank, view.thousands))
      return true;
  return false;
}

}  // namespace rosett

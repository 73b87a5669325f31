#include "parsers/inline_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <re2/re2.h>

namespace rosett {
namespace {

bool says_nothing(unsigned char c) { return c < 0x80 && std::isalnum(c) == 0; }

}  // namespace

InlineValues inline_values(const PageView& view, std::span<const int> words,
                           const Template& rules) {
  InlineValues result;
  std::string rest = joined_text(view, words);  // what no column has taken yet
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    for (const Pattern& pattern : rules.columns[i].patterns) {
      std::array<re2::StringPiece, 2> parts;
      if (!pattern->Match(rest, 0, rest.size(), RE2::UNANCHORED, parts.data(), 2)) continue;
      const auto from = static_cast<std::size_t>(parts[1].data() - rest.data());
      result.values.push_back(
          {static_cast<int>(i), words_between(view, words, from, from + parts[1].size())});
      const auto match = rest.begin() + (parts[0].data() - rest.data());
      std::fill(match, match + static_cast<std::ptrdiff_t>(parts[0].size()), ' ');
      break;
    }
  }
  result.whole = !result.values.empty() && std::ranges::all_of(rest, says_nothing);
  return result;
}

}  // namespace rosett

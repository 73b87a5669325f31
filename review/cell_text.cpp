#include "review/cell_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kMaxUnits = 32'767;         // UTF-16, Excel specifications and limits
constexpr std::string_view kEscaped = "_x005F_";  // ECMA-376 part 1, 22.9.2.19: an underscore

// Code points that XML 1.0 has no place for; control characters are gone already.
constexpr bool unwritable(char32_t c) { return c == 0xFFFE || c == 0xFFFF || c == 0; }

// An `_xHHHH_` at the start of `text`.
bool begins_escape(std::string_view text) {
  constexpr std::size_t kLength = 7;
  if (text.size() < kLength || !text.starts_with("_x") || text[kLength - 1] != '_') return false;
  return std::ranges::all_of(
      text.substr(2, 4), [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

std::string without_escapes(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_escape(text.substr(i)))
      plain += kEscaped;
    else
      plain.push_back(text[i]);
  }
  return plain;
}

std::u32string shortened(std::u32string_view points) {
  std::u32string kept;
  std::size_t units = 0;
  for (const char32_t c : points) {
    if (unwritable(c)) continue;
    const std::size_t width = c > 0xFFFF ? 2 : 1;
    if (units + width > kMaxUnits) {
      kept.back() = U'…';
      return kept;
    }
    units += width;
    kept.push_back(c);
  }
  return kept;
}

}  // namespace

std::string cell_text(std::string_view text) {
  return to_utf8(shortened(to_codepoints(without_escapes(single_line(text)))));
}

}  // namespace rosett

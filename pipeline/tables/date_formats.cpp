#include "pipeline/tables/date_formats.h"

#include <algorithm>
#include <array>

namespace rosett {
namespace {

struct Range {
  int first, last;
};
// 27-36 and 50-58 are dates in the programs of East Asia.
constexpr std::array<Range, 4> kDates{{{14, 17}, {22, 22}, {27, 36}, {50, 58}}};

// Letters outside of quotes, brackets (colours, languages, elapsed time) and behind no backslash.
bool prints_day(std::string_view format) {
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"' && !bracketed) quoted = !quoted;
    if (quoted) continue;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (c == '\\' || c == '_' || c == '*') ++i;  // the next one is printed, or a blank as wide
    if (!bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D')) return true;
    if (!bracketed && c == ';') return false;  // what follows is for negative numbers
  }
  return false;
}

}  // namespace

bool shows_date(int format, const NumberFormats& own) {
  if (const auto found = own.find(format); found != own.end()) return prints_day(found->second);
  return std::ranges::any_of(
      kDates, [&](const Range& range) { return format >= range.first && format <= range.last; });
}

}  // namespace rosett

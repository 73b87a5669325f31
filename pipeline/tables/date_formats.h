#pragma once

#include <map>
#include <string>
#include <string_view>

namespace rosett {

// Number formats of a workbook that are its own, by their number.
using NumberFormats = std::map<int, std::string>;

// Whether a number in such a format is shown as a day: a format that comes with every program
// (ECMA-376 part 1, 18.8.30), or one of the workbook's own that prints a year or a day. A time of
// day alone is none.
[[nodiscard]] bool shows_date(int format, const NumberFormats& own);

}  // namespace rosett

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/encoding.h"
#include "parsers/text_lines.h"

// How a text file's bytes are letters, whatever its template says: told by what is valid.
namespace rosett {

struct FileEncoding {
  Encoding encoding{};  // of the lines
  bool declared{true};  // as the template says, or the lines do not tell
};

// UTF-8 where lines have letters beyond ASCII that are valid as such: single bytes hardly ever are.
// A file that is said to be UTF-8 and has none such is Windows-1252 where every line can be. Else
// as declared.
[[nodiscard]] FileEncoding encoding_of(const std::vector<TextLine>& lines, Encoding declared);

// The line is UTF-8 in a file of single bytes, so that its letters would come out as others.
[[nodiscard]] bool is_stray_utf8(std::string_view line, Encoding encoding);

}  // namespace rosett

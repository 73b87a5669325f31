#include "parsers/text_encoding.h"

#include <algorithm>

namespace rosett {
namespace {

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool fits(std::string_view line, Encoding encoding) {
  return decoded_line(line, encoding).has_value();
}

// Letters beyond ASCII, valid as UTF-8.
bool tells_utf8(std::string_view line) { return !is_ascii(line) && fits(line, Encoding::utf_8); }

}  // namespace

FileEncoding encoding_of(const std::vector<TextLine>& lines, Encoding declared) {
  const auto count = [&](auto&& property) {
    return std::ranges::count_if(lines, [&](const TextLine& line) { return property(line.bytes); });
  };
  const auto beyond_ascii = count([](std::string_view line) { return !is_ascii(line); });
  if (beyond_ascii == 0) return {declared, true};
  const auto utf8 = count(tells_utf8);
  if (declared != Encoding::utf_8) {
    if (2 * utf8 > beyond_ascii) return {Encoding::utf_8, false};
    return {declared, true};
  }
  const auto single = count(
      [](std::string_view line) { return fits(line, Encoding::windows_1252) || is_ascii(line); });
  const bool other = utf8 == 0 && single == static_cast<std::ptrdiff_t>(lines.size());
  return {other ? Encoding::windows_1252 : declared, !other};
}

bool is_stray_utf8(std::string_view line, Encoding encoding) {
  return encoding != Encoding::utf_8 && tells_utf8(line);
}

}  // namespace rosett

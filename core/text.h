#pragma once

#include <string>
#include <string_view>
#include <vector>

// Text as documents and people write it. All strings are UTF-8; malformed bytes become U+FFFD.
namespace rosett {

// Normalization form C, the contract's form of every text.
[[nodiscard]] std::string nfc(std::string_view text);

// One line: every run of white space or control characters becomes a single space, ends trimmed,
// NFC. Bidirectional and other invisible format characters are dropped.
[[nodiscard]] std::string single_line(std::string_view text);

// For comparing labels and names: single_line, case folded, diacritics removed (å ä ö -> a a o),
// dashes and quotes unified. Not for storing.
[[nodiscard]] std::string folded(std::string_view text);

// single_line with kinds of dashes and quotes unified, and upper and lower case when asked.
// Diacritics stay. For telling whether two texts are the same print.
enum class Case { kept, folded };
[[nodiscard]] std::string unified(std::string_view text, Case letters);

[[nodiscard]] std::u32string to_codepoints(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

// Levenshtein distance in code points.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

}  // namespace rosett

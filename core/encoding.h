#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rosett {

// How a text file's bytes are letters.
enum class Encoding {
  utf_8,
  windows_1252,
  iso_8859_1,
  iso_8859_15,  // with the euro
  cp850,        // of DOS
  iso_646_se    // seven bits, with åäö in the place of }{|
};

// "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "cp850", "iso-646-se"; empty for any other
// name.
[[nodiscard]] std::optional<Encoding> encoding_from(std::string_view name);

// For people: "UTF-8", "Windows-1252", "ISO 8859-1".
[[nodiscard]] std::string_view name_of(Encoding encoding);

// A whole file of UTF-16 as UTF-8: one that begins with the mark of its order of bytes, or in which
// nearly every other byte is zero. Nothing when it is none; a half letter becomes U+FFFD.
[[nodiscard]] std::optional<std::string> from_utf16(std::string_view bytes);

// One line as UTF-8. Nothing when a byte is not of the encoding, or is a control character other
// than a tab: nobody prints one, so that something happened to the line.
[[nodiscard]] std::optional<std::string> decoded_line(std::string_view bytes, Encoding encoding);

}  // namespace rosett

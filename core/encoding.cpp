#include "core/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/text.h"

namespace rosett {
namespace {

constexpr char32_t kNone = 0;
// Windows-1252's letters from 0x80 to 0x9F; five bytes stand for none.
constexpr std::array<char32_t, 32> kWindows{U'€',  kNone, U'‚', U'ƒ', U'„', U'…',  U'†', U'‡',
                                            U'ˆ',  U'‰',  U'Š', U'‹', U'Œ', kNone, U'Ž', kNone,
                                            kNone, U'‘',  U'’', U'“', U'”', U'•',  U'–', U'—',
                                            U'˜',  U'™',  U'š', U'›', U'œ', kNone, U'ž', U'Ÿ'};
constexpr std::uint8_t kFirstHigh = 0x80;
constexpr std::uint8_t kLastHigh = 0x9F;

bool is_control(char32_t letter) {
  return (letter < U' ' && letter != U'\t') || (letter >= 0x7F && letter <= kLastHigh);
}

char32_t letter_of(std::uint8_t byte, Encoding encoding) {
  const bool special = byte >= kFirstHigh && byte <= kLastHigh;
  if (special && encoding == Encoding::windows_1252) return kWindows.at(byte - kFirstHigh);
  return byte;
}

std::optional<std::string> from_single_bytes(std::string_view bytes, Encoding encoding) {
  std::u32string letters;
  letters.reserve(bytes.size());
  for (const char c : bytes) {
    const char32_t letter = letter_of(static_cast<std::uint8_t>(c), encoding);
    if (letter == kNone || is_control(letter)) return std::nullopt;
    letters.push_back(letter);
  }
  return to_utf8(letters);
}

}  // namespace

std::optional<Encoding> encoding_from(std::string_view name) {
  if (name == "utf-8") return Encoding::utf_8;
  if (name == "windows-1252") return Encoding::windows_1252;
  if (name == "iso-8859-1") return Encoding::iso_8859_1;
  return std::nullopt;
}

std::optional<std::string> decoded_line(std::string_view bytes, Encoding encoding) {
  if (encoding != Encoding::utf_8) return from_single_bytes(bytes, encoding);
  const std::u32string letters = to_codepoints(bytes);
  if (std::ranges::any_of(letters, is_control) || to_utf8(letters) != bytes) return std::nullopt;
  return std::string(bytes);
}

}  // namespace rosett

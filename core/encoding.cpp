#include "core/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <unicode/unistr.h>

#include "core/text.h"

namespace rosett {
namespace {

constexpr char32_t kNone = 0;
// Windows-1252's letters from 0x80 to 0x9F; five bytes stand for none.
constexpr std::array<char32_t, 32> kWindows{U'€',  kNone, U'‚', U'ƒ', U'„', U'…',  U'†', U'‡',
                                            U'ˆ',  U'‰',  U'Š', U'‹', U'Œ', kNone, U'Ž', kNone,
                                            kNone, U'‘',  U'’', U'“', U'”', U'•',  U'–', U'—',
                                            U'˜',  U'™',  U'š', U'›', U'œ', kNone, U'ž', U'Ÿ'};
// Code page 850 from 0x80.
constexpr std::u32string_view kDos =
    U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
    U"└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0";
static_assert(kDos.size() == 128);

// Where ISO 8859-15 differs from ISO 8859-1, and the Swedish ISO 646 (SEN 850200 annex C) from
// ASCII.
constexpr std::u32string_view kLatin9From = U"¤¦¨´¸¼½¾", kLatin9To = U"€ŠšŽžŒœŸ";
constexpr std::u32string_view kSwedishFrom = U"@[\\]^`{|}~", kSwedishTo = U"ÉÄÖÅÜéäöåü";
static_assert(kLatin9From.size() == kLatin9To.size());
static_assert(kSwedishFrom.size() == kSwedishTo.size());

char32_t exchanged(char32_t letter, std::u32string_view from, std::u32string_view to) {
  const std::size_t place = from.find(letter);
  return place == std::u32string_view::npos ? letter : to[place];
}

constexpr std::uint8_t kFirstHigh = 0x80;
constexpr std::uint8_t kLastHigh = 0x9F;

bool is_control(char32_t letter) {
  return (letter < U' ' && letter != U'\t') || (letter >= 0x7F && letter <= kLastHigh);
}

char32_t letter_of(std::uint8_t byte, Encoding encoding) {
  const bool special = byte >= kFirstHigh && byte <= kLastHigh;
  switch (encoding) {
    case Encoding::windows_1252:
      return special ? kWindows.at(byte - kFirstHigh) : byte;
    case Encoding::iso_8859_15:
      return exchanged(byte, kLatin9From, kLatin9To);
    case Encoding::cp850:
      return byte < kFirstHigh ? byte : kDos[byte - kFirstHigh];
    case Encoding::iso_646_se:
      return byte < kFirstHigh ? exchanged(byte, kSwedishFrom, kSwedishTo) : kNone;
    case Encoding::utf_8:
    case Encoding::iso_8859_1:
      break;
  }
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

// The bytes that are zero, of those at even or at odd places.
std::size_t zeros_at(std::string_view bytes, std::size_t first) {
  std::size_t zeros = 0;
  for (std::size_t i = first; i < bytes.size(); i += 2)
    if (bytes[i] == '\0') ++zeros;
  return zeros;
}

enum class Order { big, little };

// Letters of the Latin alphabet have a zero in their higher byte.
std::optional<Order> utf16_order(std::string_view bytes) {
  constexpr std::size_t kSample = 4096;
  if (bytes.size() < 2 || bytes.size() % 2 != 0) return std::nullopt;
  if (bytes.starts_with("\xFF\xFE")) return Order::little;
  if (bytes.starts_with("\xFE\xFF")) return Order::big;
  const std::string_view sample = bytes.substr(0, kSample);
  const std::size_t nearly_all = sample.size() / 2 - sample.size() / 8;
  if (zeros_at(sample, 1) >= nearly_all && zeros_at(sample, 0) == 0) return Order::little;
  if (zeros_at(sample, 0) >= nearly_all && zeros_at(sample, 1) == 0) return Order::big;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf_8:
      return "UTF-8";
    case Encoding::windows_1252:
      return "Windows-1252";
    case Encoding::iso_8859_1:
      return "ISO 8859-1";
    case Encoding::iso_8859_15:
      return "ISO 8859-15";
    case Encoding::cp850:
      return "CP850";
    case Encoding::iso_646_se:
      return "ISO 646-SE";
  }
  return "";
}

std::optional<std::string> from_utf16(std::string_view bytes) {
  constexpr char16_t kMark = 0xFEFF;
  constexpr unsigned kByte = 8;
  const auto order = utf16_order(bytes);
  if (!order) return std::nullopt;
  icu::UnicodeString letters;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const auto first = static_cast<std::uint8_t>(bytes[i]);
    const auto second = static_cast<std::uint8_t>(bytes[i + 1]);
    const unsigned high = *order == Order::big ? first : second;
    const unsigned low = *order == Order::big ? second : first;
    const auto unit = static_cast<char16_t>(high << kByte | low);
    if (i > 0 || unit != kMark) letters.append(unit);
  }
  std::string utf8;
  letters.toUTF8String(utf8);
  return utf8;
}

std::optional<Encoding> encoding_from(std::string_view name) {
  if (name == "utf-8") return Encoding::utf_8;
  if (name == "windows-1252") return Encoding::windows_1252;
  if (name == "iso-8859-1") return Encoding::iso_8859_1;
  if (name == "iso-8859-15") return Encoding::iso_8859_15;
  if (name == "cp850") return Encoding::cp850;
  if (name == "iso-646-se") return Encoding::iso_646_se;
  return std::nullopt;
}

std::optional<std::string> decoded_line(std::string_view bytes, Encoding encoding) {
  if (encoding != Encoding::utf_8) return from_single_bytes(bytes, encoding);
  const std::u32string letters = to_codepoints(bytes);
  if (std::ranges::any_of(letters, is_control) || to_utf8(letters) != bytes) return std::nullopt;
  return std::string(bytes);
}

}  // namespace rosett

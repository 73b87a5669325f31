#include "parsers/text_cut.h"

#include <fmt/format.h>

#include "core/text.h"

namespace rosett {
namespace {

std::u32string_view trimmed(std::u32string_view text) {
  const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Cut at the separator; in quotes it is a part of the value, and two quotes are one.
std::vector<TextPiece> separated(std::u32string_view line, char32_t separator, bool quotes) {
  std::vector<TextPiece> pieces;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && quotes && line[i] == U'"') quoted = !quoted;
    if (i < line.size() && (quoted || line[i] != separator)) continue;
    pieces.push_back(
        {std::u32string(line.substr(from, i - from)), static_cast<int>(from), static_cast<int>(i)});
    from = i + 1;
  }
  return pieces;
}

}  // namespace

std::u32string letters_of(std::string_view bytes, Encoding encoding) {
  if (encoding == Encoding::utf_8) return to_codepoints(bytes);
  if (const auto text = decoded_line(bytes, encoding)) return to_codepoints(*text);
  std::u32string letters;
  for (const char c : bytes) letters.push_back(static_cast<unsigned char>(c));
  return letters;
}

CutLine::CutLine(std::u32string line, const TextLayout& layout, int width, bool shorter)
    : line_(std::move(line)), separated_(layout.separator.has_value()) {
  if (separated_)
    pieces_ = separated(line_, static_cast<char32_t>(*layout.separator), layout.quotes);
  const std::size_t found = separated_ ? pieces_.size() : line_.size();
  const auto wanted = static_cast<std::size_t>(width);
  if (found == wanted || (shorter && found < wanted)) return;
  fault_ = fmt::format("den har {} {} i stället för {}{}", found, separated_ ? "fält" : "tecken",
                       shorter ? "högst " : "", width);
}

TextPiece CutLine::piece(const TextSpot& spot) const {
  if (separated_) {
    const auto at = static_cast<std::size_t>(spot.field) - 1;
    const auto end = static_cast<int>(line_.size());
    return at < pieces_.size() ? pieces_[at] : TextPiece{{}, end, end};
  }
  const auto start = static_cast<std::size_t>(spot.start) - 1;
  const auto length = static_cast<std::size_t>(spot.length);
  return {start < line_.size() ? line_.substr(start, length) : std::u32string(), spot.start - 1,
          spot.start - 1 + spot.length};
}

std::string text_of(const TextPiece& piece, bool quotes) {
  std::u32string text(trimmed(piece.text));
  if (quotes && text.size() >= 2 && text.front() == U'"' && text.back() == U'"') {
    text = text.substr(1, text.size() - 2);
    for (std::size_t at = text.find(U"\"\""); at != std::u32string::npos;
         at = text.find(U"\"\"", at + 1))
      text.erase(at, 1);
  }
  return to_utf8(trimmed(text));
}

}  // namespace rosett

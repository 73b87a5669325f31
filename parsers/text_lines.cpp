#include "parsers/text_lines.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "parsers/stated_value.h"
#include "parsers/text_encoding.h"
#include "parsers/text_value_forms.h"

namespace rosett {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr char kDosEnd = '\x1A';

// A value's place and text in a line, in characters from 0.
struct Piece {
  std::u32string_view text;
  int left{}, right{};
};

std::u32string_view trimmed(std::u32string_view text) {
  const auto is_blank = [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\u00A0'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Cut at the separator; in quotes it is a part of the value, and two quotes are one.
std::vector<Piece> separated(std::u32string_view line, char32_t separator, bool quotes) {
  std::vector<Piece> pieces;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && quotes && line[i] == U'"') quoted = !quoted;
    if (i < line.size() && (quoted || line[i] != separator)) continue;
    pieces.push_back({line.substr(from, i - from), static_cast<int>(from), static_cast<int>(i)});
    from = i + 1;
  }
  return pieces;
}

std::string value_text(const Piece& piece, bool quotes) {
  std::u32string text(trimmed(piece.text));
  if (quotes && text.size() >= 2 && text.front() == U'"' && text.back() == U'"') {
    text = text.substr(1, text.size() - 2);
    for (std::size_t at = text.find(U"\"\""); at != std::u32string::npos;
         at = text.find(U"\"\"", at + 1))
      text.erase(at, 1);
  }
  return to_utf8(trimmed(text));
}

// The line cut up: in a file with a separator into its fields, else value by value.
class CutLine {
 public:
  CutLine(std::u32string_view line, const TextLayout& layout, int width)
      : line_(line), layout_(layout), width_(width) {
    if (layout.separator)
      pieces_ = separated(line, static_cast<char32_t>(*layout.separator), layout.quotes);
  }

  [[nodiscard]] std::string fault() const {
    const std::size_t found = layout_.separator ? pieces_.size() : line_.size();
    if (found == static_cast<std::size_t>(width_)) return {};
    return fmt::format("den har {} {} i stället för {}", found,
                       layout_.separator ? "fält" : "tecken", width_);
  }
  [[nodiscard]] Piece piece(const TextValue& value) const {
    if (layout_.separator) return pieces_.at(static_cast<std::size_t>(value.field) - 1);
    const auto start = static_cast<std::size_t>(value.start) - 1;
    return {line_.substr(start, static_cast<std::size_t>(value.length)), value.start - 1,
            value.start - 1 + value.length};
  }

 private:
  std::u32string_view line_;
  const TextLayout& layout_;
  int width_;
  std::vector<Piece> pieces_;
};

// What one value of the line is, or why it is none.
struct Stated {
  std::optional<Reading> reading;
  std::string fault;
};

Stated stated(const TextValue& value, const Piece& piece, int line, bool quotes,
              const KindContext& context) {
  const std::string text = value_text(piece, quotes);
  const Box box{piece.left, line - 1, piece.right, line};
  if (text.empty()) {
    if (value.required) return {{}, fmt::format("{} är tomt", value.name)};
    if (value.unread_when_empty) return {no_value(value.kind, 1, box), {}};
    return {};
  }
  const auto found = interpret_stated(value, text, context);
  if (!found) return {{}, fmt::format("{} har inte den form som mallen säger", value.name)};
  return {stated_value(value.kind, text, found, 1, box), {}};
}

// Values of one name are one: a name in two columns.
void add(std::vector<StatedField>& fields, const TextValue& value, Reading reading) {
  const auto same = std::ranges::find_if(
      fields, [&](const StatedField& each) { return each.value->name == value.name; });
  if (same == fields.end()) {
    fields.push_back({&value, std::move(reading)});
    return;
  }
  Reading& whole = same->reading;
  whole.box = united(whole.box, reading.box);
  whole.text += " " + reading.text;
  if (whole.value && reading.value) *whole.value += " " + *reading.value;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

bool takes(const TextRecord& record, const std::vector<TextLine>& lines, std::size_t at) {
  if (record.place == RecordPlace::first && at != 0) return false;
  if (record.place == RecordPlace::last && at + 1 != lines.size()) return false;
  return lines[at].bytes.starts_with(record.starts_with);
}

}  // namespace

std::vector<TextLine> lines_of(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  if (bytes.ends_with(kDosEnd)) bytes.remove_suffix(1);
  std::vector<TextLine> lines;
  for (int number = 1; !bytes.empty(); ++number) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_blank(line)) lines.push_back({number, line});
  }
  return lines;
}

std::vector<const TextRecord*> records_of(const std::vector<TextLine>& lines,
                                          const TextLayout& layout) {
  std::vector<const TextRecord*> records(lines.size());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto found = std::ranges::find_if(
        layout.records, [&](const TextRecord& record) { return takes(record, lines, at); });
    if (found != layout.records.end()) records[at] = &*found;
  }
  return records;
}

ReadLine read_line(const TextLine& line, const TextRecord& record, const TextLayout& layout,
                   Encoding encoding, const KindContext& context) {
  const auto text = decoded_line(line.bytes, encoding);
  if (!text || is_stray_utf8(line.bytes, encoding))
    return {{}, "den har tecken som inte hör till filens teckenkodning"};
  const std::u32string letters = to_codepoints(*text);
  const CutLine cut(letters, layout, record.width);
  ReadLine read{{}, cut.fault()};
  for (const TextValue& value : record.values) {
    if (!read.fault.empty()) break;
    Stated found = stated(value, cut.piece(value), line.number, layout.quotes, context);
    read.fault = std::move(found.fault);
    if (found.reading && value.owner != ValueOwner::nobody)
      add(read.fields, value, *std::move(found.reading));
  }
  return read;
}

}  // namespace rosett

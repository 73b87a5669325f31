#include "parsers/text_lines.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <re2/re2.h>

#include "core/text.h"
#include "parsers/stated_value.h"
#include "parsers/text_cut.h"
#include "parsers/text_encoding.h"
#include "parsers/text_value_forms.h"

namespace rosett {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr char kDosEnd = '\x1A';

// A value whose parts have been seen so far.
struct Whole {
  std::string text;
  Box box;
};

// One line being read by its record.
class LineReader {
 public:
  LineReader(const TextLine& line, const TextRecord& record, const TextLayout& layout,
             const KindContext& context)
      : line_(line), record_(record), layout_(layout), context_(context) {}

  ReadLine read(std::u32string letters) {
    const CutLine cut(std::move(letters), layout_, record_.width, record_.shorter);
    read_.fault = cut.fault();
    for (const TextValue& value : record_.values)
      if (read_.fault.empty()) take(value, cut.piece(value.spot));
    if (read_.fault.empty()) put_signs();
    return std::move(read_);
  }

 private:
  void take(const TextValue& value, const TextPiece& piece) {
    auto text = value_in(value, piece);
    if (!text) return refuse(value);
    if (!text->empty() && value.pattern && !RE2::FullMatch(*text, *value.pattern))
      return refuse(value);
    if (text->empty() && value.required) {
      read_.fault = fmt::format("{} är tomt", value.name);
      return;
    }
    if (!value.sign.of.empty()) return take_sign(value, *text);
    Whole whole{std::move(*text), {piece.left, line_.number - 1, piece.right, line_.number}};
    if (value.continues) {
      const Whole& before = parts_[value.name];
      whole = {before.text + whole.text, united(before.box, whole.box)};
    }
    if (value.continued)
      parts_[value.name] = whole;
    else
      state(value, whole);
  }

  // What is left of the text when what surrounds the value is taken off; empty for what stands
  // for no value. Nothing when it is not as the template says.
  [[nodiscard]] std::optional<std::string> value_in(const TextValue& value,
                                                    const TextPiece& piece) const {
    std::string text = text_of(piece, layout_.quotes);
    if (std::ranges::find(value.empty_when, text) != value.empty_when.end()) return std::string();
    if (!value.taken || text.empty()) return text;
    std::string inner;
    if (!RE2::FullMatch(text, *value.taken, &inner)) return std::nullopt;
    return single_line(inner);
  }

  void state(const TextValue& value, const Whole& whole) {
    if (whole.text.empty()) {
      if (value.unread_when_empty) add(value, no_value(value.kind, 1, whole.box));
      return;
    }
    const auto found = interpret_stated(value, whole.text, context_);
    if (!found) return refuse(value);
    add(value, stated_value(value.kind, whole.text, found, 1, whole.box));
  }

  // Names in several columns are one.
  void add(const TextValue& value, Reading reading) {
    if (value.owner == ValueOwner::nobody) return;
    const auto same = std::ranges::find_if(
        read_.fields, [&](const StatedField& each) { return each.value->name == value.name; });
    if (same == read_.fields.end()) {
      read_.fields.push_back({&value, std::move(reading)});
      return;
    }
    Reading& whole = same->reading;
    whole.box = united(whole.box, reading.box);
    whole.text += " " + reading.text;
    if (whole.value && reading.value) *whole.value += " " + *reading.value;
  }

  void take_sign(const TextValue& value, const std::string& text) {
    const auto has = [&](const std::vector<std::string>& texts) {
      return std::ranges::find(texts, text) != texts.end();
    };
    if (has(value.sign.negative))
      negative_.push_back(value.sign.of);
    else if (!text.empty() && !has(value.sign.positive))
      refuse(value);
  }

  void put_signs() {
    for (const std::string& name : negative_)
      for (StatedField& field : read_.fields) {
        const auto amount = field.value->name == name ? amount_in(&field.reading) : std::nullopt;
        if (!amount) continue;
        if (*amount < Amount()) return refuse(*field.value);  // two signs
        field.reading.value = (-*amount).to_string();
      }
  }

  void refuse(const TextValue& value) {
    read_.fault = fmt::format("{} har inte den form som mallen säger", value.name);
  }

  const TextLine& line_;
  const TextRecord& record_;
  const TextLayout& layout_;
  const KindContext& context_;
  ReadLine read_;
  std::map<std::string, Whole, std::less<>> parts_;
  std::vector<std::string> negative_;
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\f") == std::string_view::npos;
}

bool is_marked(const TextRecord& record, const TextLine& line, const TextLayout& layout) {
  if (record.marks.empty()) return true;
  const CutLine cut(letters_of(line.bytes, layout.encoding), layout, record.width, true);
  return std::ranges::find(record.marks, text_of(cut.piece(record.marked), layout.quotes)) !=
         record.marks.end();
}

// A start with other letters than those of ASCII is not the same bytes in every encoding.
bool begins(const TextRecord& record, const TextLine& line, const TextLayout& layout) {
  if (line.bytes.starts_with(record.starts_with)) return true;
  const bool ascii = std::ranges::all_of(
      record.starts_with, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !ascii && to_utf8(letters_of(line.bytes, layout.encoding)).starts_with(record.starts_with);
}

bool takes(const TextRecord& record, const std::vector<TextLine>& lines, std::size_t at,
           const TextLayout& layout) {
  const auto from_start = static_cast<int>(at) + 1;
  const int from_end = from_start - static_cast<int>(lines.size()) - 1;
  if (record.place == RecordPlace::first && from_start != 1) return false;
  if (record.place == RecordPlace::last && from_end != -1) return false;
  if (record.line != 0 && record.line != from_start && record.line != from_end) return false;
  return begins(record, lines[at], layout) && is_marked(record, lines[at], layout);
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
    while (line.starts_with('\f')) line.remove_prefix(1);  // a new page, for a printer
    if (!is_blank(line)) lines.push_back({number, line});
  }
  return lines;
}

std::vector<const TextRecord*> records_of(const std::vector<TextLine>& lines,
                                          const TextLayout& layout) {
  std::vector<const TextRecord*> records(lines.size());
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const auto found = std::ranges::find_if(
        layout.records, [&](const TextRecord& record) { return takes(record, lines, at, layout); });
    if (found != layout.records.end()) records[at] = &*found;
  }
  return records;
}

ReadLine read_line(const TextLine& line, const TextRecord& record, const TextLayout& layout,
                   Encoding encoding, const KindContext& context) {
  const auto text = decoded_line(line.bytes, encoding);
  if (!text || is_stray_utf8(line.bytes, encoding))
    return {{}, "den har tecken som inte hör till filens teckenkodning"};
  return LineReader(line, record, layout, context).read(to_codepoints(*text));
}

}  // namespace rosett

#include "core/csv.h"

#include <algorithm>

#include <csv.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include "core/text.h"

namespace rosett {
namespace {

struct Collector {
  std::vector<CsvRow> rows;
  CsvRow current;
  std::size_t line = 1;  // of the row being read
};

void end_cell(void* bytes, std::size_t length, void* collector) {
  auto& into = *static_cast<Collector*>(collector);
  into.current.cells.push_back(single_line({static_cast<const char*>(bytes), length}));
}

void end_row(int /*terminator*/, void* collector) {
  auto& into = *static_cast<Collector*>(collector);
  const bool blank = std::ranges::all_of(into.current.cells, &std::string::empty);
  into.current.line = into.line;
  if (!blank) into.rows.push_back(std::move(into.current));
  into.current = {};
}

bool is_utf8(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, bytes.data(), static_cast<int32_t>(bytes.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

std::string to_text(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (is_utf8(bytes)) return std::string(bytes);
  std::string utf8;
  icu::UnicodeString(bytes.data(), static_cast<int32_t>(bytes.size()), "windows-1252")
      .toUTF8String(utf8);
  return utf8;
}

// Behind the line's end: a line feed, a carriage return, or both.
std::size_t end_of_line(std::string_view text, std::size_t from) {
  const std::size_t end = text.find_first_of("\r\n", from);
  if (end == std::string_view::npos) return text.size();
  return text.substr(end).starts_with("\r\n") ? end + 2 : end + 1;
}

}  // namespace

std::vector<CsvRow> parse_csv(std::string_view bytes, char separator) {
  const std::string text = to_text(bytes);
  csv_parser parser{};
  if (csv_init(&parser, 0) != 0) return {};
  csv_set_delim(&parser, static_cast<unsigned char>(separator));
  Collector into;
  // Fed a physical line at a time, so that a row knows on which line it began.
  std::size_t line = 1;
  for (std::size_t from = 0; from < text.size(); ++line) {
    const std::size_t to = end_of_line(text, from);
    if (into.current.cells.empty()) into.line = line;
    csv_parse(&parser, text.data() + from, to - from, end_cell, end_row, &into);
    from = to;
  }
  csv_fini(&parser, end_cell, end_row, &into);
  csv_free(&parser);
  return std::move(into.rows);
}

std::string csv_cell(std::string_view text, char separator) {
  const bool plain =
      text.find_first_of(std::string("\"\r\n") + separator) == std::string_view::npos;
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  return quoted + "\"";
}

}  // namespace rosett

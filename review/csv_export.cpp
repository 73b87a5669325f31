#include "review/csv_export.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/csv.h"
#include "core/text.h"
#include "review/labels.h"

namespace rosett {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::array<std::string_view, 8> kFormulaStarts{"=",  "+",  "-",  "@",
                                                         "＝", "＋", "－", "＠"};

std::string harmless(std::string_view text) {
  std::string line = single_line(text);
  const bool formula = std::ranges::any_of(
      kFormulaStarts, [&](std::string_view start) { return line.starts_with(start); });
  return formula ? "'" + line : line;
}

std::string shown(Kind kind, const std::optional<std::string>& value) {
  if (!value) return {};
  const auto amount = kind == Kind::amount ? Amount::parse(*value) : std::nullopt;
  if (!amount) return harmless(*value);
  std::string text = amount->to_string();
  text[text.find('.')] = ',';
  return text;
}

std::string codes_of(const Document& document, const Row& row) {
  std::string joined;
  for (const Deviation& deviation : document.deviations) {
    if (deviation.row != 0 && deviation.row != row.number) continue;
    if (!joined.empty()) joined += ',';
    joined += deviation.code;
  }
  return joined;
}

void write_line(std::ostream& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out << ';';
    out << csv_cell(cells[i]);
  }
  out << kLineEnd;
}

}  // namespace

void write_csv_header(std::ostream& out) {
  std::vector<std::string> names{"file", "sha256", "part", "type", "page", "row", "key", "status"};
  for (const FieldInfo& field : row_fields()) names.emplace_back(field.name);
  names.emplace_back("deviations");
  out << kByteOrderMark;
  write_line(out, names);
}

void write_csv_rows(std::ostream& out, const Document& document) {
  for (const Row& row : document.rows) {
    std::vector<std::string> cells{harmless(document.file),
                                   document.sha256,
                                   document.part == 0 ? "" : std::to_string(document.part),
                                   document.type,
                                   std::to_string(row.page),
                                   std::to_string(row.number),
                                   harmless(row.key),
                                   document.status};
    for (const FieldInfo& field : row_fields())
      cells.push_back(shown(field.kind, value_of(row.fields, field.name)));
    cells.push_back(codes_of(document, row));
    write_line(out, cells);
  }
}

}  // namespace rosett

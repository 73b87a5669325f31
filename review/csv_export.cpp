#include "review/csv_export.h"

#include <ostream>
#include <string>
#include <vector>

#include "review/csv_cells.h"
#include "review/labels.h"

namespace rosett {
namespace {

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
  out << csv_line_of(cells) << kCsvLineEnd;
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
    std::vector<std::string> cells{harmless_cell(document.file),
                                   document.sha256,
                                   document.part == 0 ? "" : std::to_string(document.part),
                                   document.type,
                                   std::to_string(row.page),
                                   std::to_string(row.number),
                                   harmless_cell(row.key),
                                   document.status};
    for (const FieldInfo& field : row_fields())
      cells.push_back(value_cell(field.kind, value_of(row.fields, field.name)));
    cells.push_back(codes_of(document, row));
    write_line(out, cells);
  }
}

}  // namespace rosett

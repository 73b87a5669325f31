#include "written_workbook.h"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>
#include <xlsxwriter.h>

#include "program.h"

namespace rosett::testing {
namespace {

struct Writer {
  lxw_worksheet* sheet;
  lxw_format* date;
  lxw_row_t row;
  lxw_col_t column;

  void operator()(std::monostate /*nothing*/) const {}
  void operator()(const std::string& text) const {
    worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
  }
  void operator()(double number) const {
    worksheet_write_number(sheet, row, column, number, nullptr);
  }
  void operator()(const Day& day) const {
    lxw_datetime when{day.year, day.month, day.day, 0, 0, 0};
    worksheet_write_datetime(sheet, row, column, &when, date);
  }
  void operator()(const Formula& formula) const {
    worksheet_write_formula_num(sheet, row, column, formula.formula.c_str(), nullptr,
                                formula.value);
  }
};

void write(lxw_workbook* workbook, lxw_format* date, const WrittenSheet& written) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, written.name.c_str());
  if (written.hidden)
    worksheet_hide(sheet);
  else
    worksheet_activate(sheet);  // the one that is active cannot be hidden
  for (std::size_t row = 0; row < written.rows.size(); ++row)
    for (std::size_t column = 0; column < written.rows[row].size(); ++column)
      std::visit(Writer{sheet, date, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column)},
                 written.rows[row][column]);
}

}  // namespace

std::string written_workbook(const std::vector<WrittenSheet>& sheets) {
  std::string path = (std::filesystem::temp_directory_path() / "bok-XXXXXX").string();
  ::close(::mkstemp(path.data()));
  lxw_workbook* workbook = workbook_new(path.c_str());
  lxw_format* date = workbook_add_format(workbook);
  format_set_num_format(date, "yyyy-mm-dd");
  for (const WrittenSheet& sheet : sheets) write(workbook, date, sheet);
  workbook_close(workbook);
  std::string bytes = content_of(path);
  std::filesystem::remove(path);
  return bytes;
}

}  // namespace rosett::testing

#pragma once

#include <string>
#include <vector>

#include "pipeline/tables/workbook_parts.h"

namespace rosett {

// What the cells of a workbook refer to.
struct SharedParts {
  std::vector<std::string> strings;
  std::vector<CellStyle> styles;
  Epoch epoch{Epoch::of_1900};
};

// Takes the cells out of a sheet's XML. Of a formula its stored value counts.
class CellCollector : public XmlListener {
 public:
  CellCollector(const SharedParts& shared, Allowance& allowance, Sheet& sheet)
      : shared_(shared), allowance_(allowance), sheet_(sheet) {}

  void begin(std::string_view name, const XmlAttributes& attributes) override;
  void text(std::string_view piece) override;
  void end(std::string_view name) override;

 private:
  void begin_cell(const XmlAttributes& attributes);
  void end_cell();
  void set_value(Cell& cell);
  void set_number(Cell& cell);
  void add(Cell cell);
  void begin_row(const XmlAttributes& attributes);
  void add_merged(const std::string& range);

  const SharedParts& shared_;
  Allowance& allowance_;
  Sheet& sheet_;
  int row_{}, column_{};  // of the cell being read, or the last one
  std::string type_, style_, value_, inline_text_;
  bool has_formula_{}, pronounced_{};
  std::string* into_{};  // where text goes; null: nowhere
};

}  // namespace rosett

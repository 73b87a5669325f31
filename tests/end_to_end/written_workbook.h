#pragma once

#include <string>
#include <variant>
#include <vector>

// Workbooks as people's programs write them.
namespace rosett::testing {

struct Day {
  int year{}, month{}, day{};
};
struct Formula {
  std::string formula;
  double value{};  // as it was last computed
};
// Nothing, a text, a number, a date or a formula.
using Value = std::variant<std::monostate, std::string, double, Day, Formula>;
using Rows = std::vector<std::vector<Value>>;

struct WrittenSheet {
  std::string name;
  Rows rows;
  bool hidden{};
};

// The bytes of a workbook with these sheets.
[[nodiscard]] std::string written_workbook(const std::vector<WrittenSheet>& sheets);

}  // namespace rosett::testing

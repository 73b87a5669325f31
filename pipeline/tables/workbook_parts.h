#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/workbook.h"
#include "pipeline/tables/number_forms.h"
#include "pipeline/tables/zip_package.h"

// The parts of a workbook that its sheets refer to (ECMA-376 part 1, clauses 12.3 and 18).
namespace rosett {

// What is kept of a workbook in memory, counted before it is.
struct Allowance {
  std::size_t cells{}, text_bytes{};
  // Each throws Error{limit} when there is no more.
  void take_cell();
  void take_text(std::size_t bytes);
};

struct Relation {
  std::string type;    // its last word, "worksheet"
  std::string target;  // name of the entry
};

// The relations of entry `name` by their id; none when it has none.
[[nodiscard]] std::map<std::string, Relation> relations_of(ZipPackage& package,
                                                           const std::string& name);

struct SheetEntry {
  std::string name, relation;
  bool hidden{};
};

struct WorkbookEntry {
  std::vector<SheetEntry> sheets;
  Epoch epoch{Epoch::of_1900};
};

[[nodiscard]] WorkbookEntry read_workbook_entry(ZipPackage& package, const std::string& name);

// How a cell format shows a number.
struct CellStyle {
  bool is_date{};
  NumberForm form;
};

[[nodiscard]] std::vector<CellStyle> read_styles(ZipPackage& package, const std::string& name);

[[nodiscard]] std::vector<std::string> read_shared_strings(ZipPackage& package,
                                                           const std::string& name,
                                                           Allowance& allowance);

// The value of an attribute, `fallback` when there is none; and as a flag, "1" or "true".
[[nodiscard]] std::string attribute(const XmlAttributes& attributes, std::string_view name,
                                    const std::string& fallback = {});
[[nodiscard]] bool flag(const XmlAttributes& attributes, std::string_view name);

}  // namespace rosett

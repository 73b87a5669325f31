#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "review/workbook_source.h"

// A workbook as the tests see it: written to a folder of its own and taken apart again.
namespace rosett::samples {

class WorkbookFile {
 public:
  explicit WorkbookFile(const WorkbookSource& source);
  // Written by `write` to the path that it is given.
  explicit WorkbookFile(const std::function<void(const std::filesystem::path&)>& write);
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] std::string entry(const std::string& name) const;  // of the ZIP; empty: none
  [[nodiscard]] std::vector<std::string> entries() const;
  [[nodiscard]] std::string sheet(int number) const;  // its XML, from 1
  [[nodiscard]] std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

struct Cell {
  std::string type;   // inlineStr, or empty for a number
  std::string value;  // still escaped as XML
  std::string formula;
  int style{};
};

// Cells with content by their name, "B2".
[[nodiscard]] std::map<std::string, Cell> cells_of(const std::string& sheet_xml);

// The cell of row `row` (from 1) under the heading.
[[nodiscard]] Cell under(const std::map<std::string, Cell>& cells, const std::string& heading,
                         int row);

[[nodiscard]] int count_of(const std::string& text, const std::string& part);

}  // namespace rosett::samples

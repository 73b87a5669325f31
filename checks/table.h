#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"

// The rules' data files under templates/: `;`-separated tables with a header line.
namespace rosett::checks {

// One line of a data file.
class TableRow {
 public:
  TableRow(std::string file, std::size_t line, std::map<std::string, std::string> cells)
      : file_(std::move(file)), line_(line), cells_(std::move(cells)) {}

  [[nodiscard]] const std::string& text(const std::string& column) const {
    return cells_.at(column);
  }
  // Comma-separated words, trimmed, empty ones left out.
  [[nodiscard]] std::vector<std::string> list(const std::string& column) const;
  // Empty when the cell is; throws Error{config} when it is not what it should be.
  [[nodiscard]] std::optional<Date> date(const std::string& column) const;
  [[nodiscard]] std::optional<int> number(const std::string& column) const;
  // Kronor, with öre or without. Throws Error{config} unless above zero and at most ten millions:
  // no fixed amount is near that, and days times it stay far from what an Amount holds.
  [[nodiscard]] Amount amount(const std::string& column) const;

  // Throws Error{config} with file and line.
  [[noreturn]] void refuse(const std::string& why) const;

 private:
  std::string file_;
  std::size_t line_;
  std::map<std::string, std::string> cells_;
};

// Reads a table that must have exactly these columns, in any order. Throws Error{config} naming
// file and line when a column is unknown or missing or a row has another number of cells.
[[nodiscard]] std::vector<TableRow> read_table(std::string_view csv, const std::string& file,
                                               std::span<const std::string_view> columns);

}  // namespace rosett::checks

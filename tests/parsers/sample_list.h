#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "printed_page.h"

// A roselista of three persons that tests spoil one thing of.
namespace rosett::testing {

using Cells = std::vector<std::string>;

// What stands above the table.
void print_head(PrintedPage& page);

[[nodiscard]] const std::vector<PrintedColumn>& columns();

// The cells below columns(), one row for each person.
[[nodiscard]] const std::vector<Cells>& rows();

// Head, headings and rows.
[[nodiscard]] PrintedPage list_of(const std::vector<PrintedColumn>& columns,
                                  const std::vector<Cells>& rows);

inline constexpr int kHeadingsTop = 700;  // of a list's headings
inline constexpr int kRowsTop = 751;      // of its first row, below headings of one line
inline constexpr int kRowPitch = 50;      // pixels from row to row

// "a|b|"
[[nodiscard]] std::string joined(const std::vector<std::string>& values);

// False where there is no such field.
[[nodiscard]] bool in_doubt(const std::vector<Field>& fields, std::string_view name);

// The same of every row.
[[nodiscard]] std::vector<bool> doubts(const Document& document, std::string_view name);

}  // namespace rosett::testing

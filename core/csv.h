#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rosett {

struct CsvRow {
  std::size_t line{};  // of the file, counted from 1
  std::vector<std::string> cells;
};

// A `;`-separated table with quotes as in RFC 4180. UTF-8 (a BOM is taken off) or, where the
// bytes are not valid UTF-8, Windows-1252. Empty lines are left out. Never throws: a stray quote
// is text. Cells are NFC and trimmed.
[[nodiscard]] std::vector<CsvRow> parse_csv(std::string_view bytes, char separator = ';');

// One cell as parse_csv reads it back: quoted where needed.
[[nodiscard]] std::string csv_cell(std::string_view text, char separator = ';');

}  // namespace rosett

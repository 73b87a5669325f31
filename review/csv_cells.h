#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

// What all CSV files of this folder have in common; see review/csv_export.h.
namespace rosett {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
inline constexpr std::string_view kCsvLineEnd = "\r\n";

// One line of text that no spreadsheet takes for a formula.
[[nodiscard]] std::string harmless_cell(std::string_view text);

// A canonical value as it is shown: amounts with a decimal comma, texts harmless.
[[nodiscard]] std::string value_cell(Kind kind, const std::optional<std::string>& value);

// Joined by `;`, without line end.
[[nodiscard]] std::string csv_line_of(const std::vector<std::string>& cells);

}  // namespace rosett

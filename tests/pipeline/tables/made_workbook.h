#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

// Workbooks made entry by entry, as no program would write them.
namespace rosett::samples {

using Entries = std::map<std::string, std::string>;

enum class Secret { none, password };

// A ZIP archive of these entries.
[[nodiscard]] std::vector<std::uint8_t> zipped(const Entries& entries,
                                               Secret secret = Secret::none);

// What every workbook has, with one sheet for each text: the inside of its worksheet element.
[[nodiscard]] Entries workbook_entries(const std::vector<std::string>& sheets);

// A sheet of these rows: the inside of sheetData.
[[nodiscard]] std::string sheet_of(const std::string& rows);

}  // namespace rosett::samples

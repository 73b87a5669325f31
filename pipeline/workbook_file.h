#pragma once

#include <filesystem>
#include <vector>

#include "core/csv.h"
#include "core/workbook.h"
#include "pipeline/reader_slot.h"

namespace rosett {

// Whether the file is a workbook (or another ZIP archive) by its first bytes. Throws Error{io}.
[[nodiscard]] bool is_workbook(const std::filesystem::path& file);

// The cells of a workbook that somebody names, taken out by a reader of its own: no foreign byte is
// decoded here. Throws Error as ask_reader.
[[nodiscard]] Workbook cells_of(const std::filesystem::path& file, const ReaderSettings& settings);

// The first sheet that is shown and has cells, as rows of a CSV file: every row as long as the
// sheet is wide, blank rows left out. Throws Error{malformed} when there is none, or a cell has an
// error in the place of its value.
[[nodiscard]] std::vector<CsvRow> table_of(const Workbook& workbook);

}  // namespace rosett

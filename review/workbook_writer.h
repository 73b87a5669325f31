#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/koder.h"
#include "review/workbook_source.h"

namespace rosett {

struct WorkbookOptions {
  std::vector<KodEntry> koder;  // gives sheet Summering its plain-text names; may be empty
};

// Writes the workbook (.xlsx) that a samordnare works in: sheets Avvikelser, Rader, Dokument and
// Summering. The same source gives the same bytes. Memory does not grow with the number of rows,
// but for the persons that Summering counts and some hundred bytes a picture; the disk beside
// `file` must hold it twice. The file is there whole or not at all (core/durable_file.h). Throws
// Error{io} when it cannot be written, Error{limit} when a sheet cannot hold that many rows, and
// whatever the source throws. A page image that cannot be shown is no error: its cell says so.
void write_workbook(const std::filesystem::path& file, const WorkbookSource& source,
                    const WorkbookOptions& options);

// Of libxlsxwriter as linked at run time, e.g. "1.1.4".
[[nodiscard]] std::string workbook_library_version();

}  // namespace rosett

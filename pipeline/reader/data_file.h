#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/interpretation.h"

namespace rosett {

// A file that states its content in characters, so that there is nothing to recognise.
struct DataFile {
  std::vector<PageText> pages;  // without words: only their size is told
  std::vector<Document> documents;
};

// Reads a workbook or a text file by the library's layouts; nothing when the bytes are neither, and
// so may be pages. Throws Error: malformed, limit; unsupported for what is encrypted, for archives
// and for text that no layout fits.
[[nodiscard]] std::optional<DataFile> read_data_file(std::span<const std::uint8_t> bytes,
                                                     const Library& library);

// How it stands to each layout, and what is read, for `rosett template try`; nothing as above.
[[nodiscard]] std::optional<std::string> explained_data_file(std::span<const std::uint8_t> bytes,
                                                             const Library& library);

}  // namespace rosett

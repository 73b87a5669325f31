#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/document.h"
#include "review/web/routes.h"

// The document that a request names, and the file that it came in.
namespace rosett::web {

// Throws Error{unsupported} when there is none, or its person may not be seen.
[[nodiscard]] Document loaded_document(Visit& visit, const Sight& sight);

struct PaperFile {
  std::filesystem::path path;
  std::string bytes;
};
// As it came. Empty when it is not there any more, or is another file by now. Throws
// Error{unsupported} when somebody is in it whom the user may not see: a file is one whole.
[[nodiscard]] std::optional<PaperFile> original_file(Visit& visit, const Sight& sight,
                                                     const Document& document);

}  // namespace rosett::web

#pragma once

#include <filesystem>
#include <optional>

#include "pipeline/files.h"

// Files moved and copied so that nothing is overwritten, half there, or lost to somebody who
// changes a file at the same moment. All throw Error{io}; all is durable when they return.
namespace rosett {

// A file as it was opened.
struct OpenFile {
  std::filesystem::path path;
  Fd file;
  Stamp stamp;
};

// Empty when there is no regular file at the path (files.h, open_regular).
[[nodiscard]] std::optional<OpenFile> open_file(const std::filesystem::path& path);

enum class Placed { moved, taken };

// Moves the file to a name that must be free; `taken` when it is not. Within a file system by
// rename; across, by copy, fsync, comparison and only then removal. What has come to its old path
// meanwhile stays there; when the file itself has been changed, it is put back and Error thrown.
[[nodiscard]] Placed move_to_free_name(const OpenFile& original, const std::filesystem::path& to,
                                       unsigned mode);

// Copies to a name that must be free.
[[nodiscard]] Placed copy_to_free_name(const OpenFile& original, const std::filesystem::path& to,
                                       unsigned mode);

// Removes the original, unless something else lies at its path by now.
void remove_original(const OpenFile& original);

}  // namespace rosett

#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "pipeline/placing.h"

// Where originals go once their outcome is stored. Every step may be repeated after a run that was
// cut off between any two.
namespace rosett {

// `name`, or for number 2 and up the name with that number before its extension; shortened where
// the file system would not take it together with a `.fel.txt` after it.
[[nodiscard]] std::string numbered(const std::string& name, int number);

// done/YYYY/MM, by the day (UTC) the file arrived.
[[nodiscard]] std::filesystem::path done_folder(const std::filesystem::path& done,
                                                std::chrono::sys_seconds arrived);

// Moves a read original into `folder`, to a free numbered name. Returns where it is.
[[nodiscard]] std::filesystem::path move_to_done(const OpenFile& original,
                                                 const std::filesystem::path& folder);

// What goes into a .fel.txt: why, and what to do.
[[nodiscard]] std::string failure_note(const std::string& file, const std::string& message,
                                       const std::string& advice);

// Moves an original that could not be read into `folder`, its note first, so that no original
// lies there unexplained.
[[nodiscard]] std::filesystem::path move_to_failed(const OpenFile& original,
                                                   const std::filesystem::path& folder,
                                                   const std::string& note);

// `<original>.fel.txt`, beside it.
[[nodiscard]] std::filesystem::path note_beside(const std::filesystem::path& original);

// The file with this content among the numbered names in `folder` that is not `known` to be another
// arrival's: where an earlier run, cut off before it could say so, has put it.
[[nodiscard]] std::optional<std::filesystem::path> find_published(
    const std::filesystem::path& folder, const std::string& name, const std::string& sha256,
    const std::function<bool(const std::filesystem::path&)>& known);

// Copies `file` into an inbox under a free numbered name; returns the copy.
[[nodiscard]] std::filesystem::path hand_over(const OpenFile& file,
                                              const std::filesystem::path& inbox);

}  // namespace rosett

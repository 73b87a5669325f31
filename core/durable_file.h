#pragma once

#include <filesystem>
#include <functional>

namespace rosett {

// A file that is there whole or not at all, also after a power cut. `write` gets the path of a
// file that does not exist yet, in a folder of its own beside `target` (mode 0700; it may keep
// other temporary files there). What it wrote is flushed to disk, made group-readable (0640),
// moved over `target`, and the folder flushed. Whatever happens, the private folder is gone
// afterwards. Throws Error{io} when the disk says no, and what `write` throws; `target` is then
// as before.
void write_durably(const std::filesystem::path& target,
                   const std::function<void(const std::filesystem::path& temporary)>& write);

// What was created, renamed or removed in the folder survives a power cut once this returns.
// Throws Error{io}.
void sync_folder(const std::filesystem::path& folder);

}  // namespace rosett

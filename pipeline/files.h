#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/protocol/fd.h"

// File access as the service needs it: nothing is half written, nothing is overwritten unseen,
// and what has been written survives a power cut. All functions throw Error{io}.
namespace rosett {

// Rights of what people share, and of what the service keeps for itself.
inline constexpr unsigned kSharedFileMode = 0640;
inline constexpr unsigned kOwnFileMode = 0600;
inline constexpr unsigned kSharedFolderMode = 0750;
inline constexpr unsigned kDropFolderMode = 0770;
inline constexpr unsigned kOwnFolderMode = 0700;

// The file's bytes are named by its path, which may be no valid UTF-8; for people and logs, this
// form: one line, U+FFFD for what is malformed.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

// Why a system call failed, for the end of a message.
[[nodiscard]] std::string system_reason(int error_number);

// Opens for reading, never following a symlink in the last step. Invalid when there is no such
// file any more, or it is anything but a regular file. Throws Error{io} otherwise.
[[nodiscard]] Fd open_regular(const std::filesystem::path& path);

[[nodiscard]] std::int64_t size_of(const Fd& file);

// SHA-256 of the whole file, 64 hexadecimal digits; read from the start whatever the position.
[[nodiscard]] std::string hash_of(const Fd& file);

// The whole content of a small file of our own (configuration, register).
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

// Creates the folder where it is missing, parents too, with these rights.
void make_folder(const std::filesystem::path& folder, unsigned mode);

// The old content or the new, never a part (core/durable_file.h); group-readable.
void write_whole(const std::filesystem::path& path, std::string_view content);

enum class Placed { moved, taken };

// Moves the file to a name that must be free; `taken` when it is not. Within a file system by
// rename; across, by copy, fsync, comparison and only then removal. Durable when it returns.
[[nodiscard]] Placed move_to_free_name(const std::filesystem::path& from,
                                       const std::filesystem::path& to, unsigned mode);

// Copies durably to a name that must be free.
[[nodiscard]] Placed copy_to_free_name(const std::filesystem::path& from,
                                       const std::filesystem::path& to, unsigned mode);

void sync_folder(const std::filesystem::path& folder);

}  // namespace rosett

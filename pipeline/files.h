#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/protocol/fd.h"

// File access as the service needs it. All functions throw Error{io}; no message names a document's
// file, so that all may be logged.
namespace rosett {

// Rights of what people share, and of what the service keeps for itself.
inline constexpr unsigned kSharedFileMode = 0640;
inline constexpr unsigned kOwnFileMode = 0600;
inline constexpr unsigned kSharedFolderMode = 0750;
inline constexpr unsigned kDropFolderMode = 0770;
inline constexpr unsigned kOwnFolderMode = 0700;

// The file's bytes are named by its path, which may be no valid UTF-8; for people, this form: one
// line, U+FFFD for what is malformed.
[[nodiscard]] std::string shown(const std::filesystem::path& path);

// Why a system call failed, for the end of a message.
[[nodiscard]] std::string system_reason(int error_number);

// What tells one state of a file from another without reading it.
struct Stamp {
  std::uint64_t device{}, inode{};
  std::int64_t size{}, modified_ns{};
  friend bool operator==(const Stamp&, const Stamp&) = default;
};
[[nodiscard]] Stamp stamp_of(const Fd& file);
// Of what lies at the path itself, a symlink not followed; all zero when nothing does.
[[nodiscard]] Stamp stamp_at(const std::filesystem::path& path);

// Opens for reading, never following a symlink in the last step, nor, where `below` is given,
// anywhere beneath that folder. Invalid when there is no such file any more, or it is anything but
// a regular file.
[[nodiscard]] Fd open_regular(const std::filesystem::path& path,
                              const std::filesystem::path& below = {});

// SHA-256 of the whole file, 64 hexadecimal digits; read from the start whatever the position.
[[nodiscard]] std::string hash_of(const Fd& file);

// Up to `count` bytes at `position`, fewer at the end of the file.
[[nodiscard]] std::string bytes_at(const Fd& file, std::int64_t position, std::size_t count);

// The whole content of a small file of our own (configuration, register).
[[nodiscard]] std::string read_text(const std::filesystem::path& path);

// Creates the folder where it is missing, parents too, with these rights; durable.
void make_folder(const std::filesystem::path& folder, unsigned mode);

// The old content or the new, never a part (core/durable_file.h); group-readable.
void write_whole(const std::filesystem::path& path, std::string_view content);

}  // namespace rosett

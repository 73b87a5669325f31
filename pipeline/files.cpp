#include "pipeline/files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/digest.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "core/text.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopyBlockBytes = 1U << 16;

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
  const int reason = errno;
  throw Error(ErrorKind::io, what + " " + shown(path) + ": " + system_reason(reason) + ".",
              "Kontrollera rättigheter och ledigt utrymme, och kör sedan igen.");
}

void sync_file(const Fd& file, const fs::path& path) {
  if (::fsync(file.get()) != 0) fail("Kunde inte säkra", path);
}

Fd create_new(const fs::path& path, unsigned mode) {
  Fd file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!file.valid()) fail("Kunde inte skapa", path);
  return file;
}

void write_all(const Fd& file, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("Kunde inte skriva", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// Calls `use` with each block from the start of the file.
template <class Use>
void for_each_block(const Fd& file, Use use) {
  std::array<char, kCopyBlockBytes> block{};
  off_t position = 0;
  for (;;) {
    const ssize_t count = ::pread(file.get(), block.data(), block.size(), position);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      throw Error(ErrorKind::io, "Kunde inte läsa filen: " + system_reason(errno) + ".",
                  "Kontrollera disken och nätverket, och kör sedan igen.");
    }
    if (count == 0) return;
    use(std::string_view(block.data(), static_cast<std::size_t>(count)));
    position += count;
  }
}

fs::path temporary_beside(const fs::path& path) {
  return path.parent_path() / (".rosett-" + std::to_string(::getpid()) + ".tmp");
}

// EEXIST is the only outcome that is no fault, besides those that ask for a copy instead.
enum class Renamed { done, taken, not_here };

Renamed rename_to_free_name(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
    return Renamed::done;
  if (errno == EEXIST) return Renamed::taken;
  // Another file system, or one that cannot promise not to replace (NFS): the caller copies.
  if (errno == EXDEV || errno == EINVAL || errno == ENOSYS) return Renamed::not_here;
  fail("Kunde inte flytta", from);
}

// Gives a finished temporary file its name in the same folder, where the name is free.
Placed settle(const fs::path& temporary, const fs::path& to) {
  Renamed renamed = rename_to_free_name(temporary, to);
  if (renamed == Renamed::not_here) {
    const bool linked = ::link(temporary.c_str(), to.c_str()) == 0;
    if (!linked && errno != EEXIST) fail("Kunde inte skriva", to);
    renamed = linked ? Renamed::done : Renamed::taken;
    ::unlink(temporary.c_str());
  }
  if (renamed == Renamed::taken) {
    ::unlink(temporary.c_str());
    return Placed::taken;
  }
  sync_folder(to.parent_path());
  return Placed::moved;
}

// The sender may own the file; then its rights stay as they are.
void set_mode_where_allowed(const fs::path& path, unsigned mode) {
  const Fd file = open_regular(path);
  if (file.valid()) static_cast<void>(::fchmod(file.get(), mode));
}

}  // namespace

std::string shown(const fs::path& path) { return single_line(path.native()); }

std::string system_reason(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "disken är full";
    case EACCES:
    case EPERM:
      return "rättighet saknas";
    case ENOENT:
      return "finns inte";
    case EROFS:
      return "filsystemet är skrivskyddat";
    default:
      return std::generic_category().message(error_number);
  }
}

Fd open_regular(const fs::path& path) {
  // O_NONBLOCK: opening a named pipe must not wait for its writer.
  Fd file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.valid()) {
    if (errno == ENOENT || errno == ELOOP || errno == ENXIO) return {};
    fail("Kunde inte öppna", path);
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("Kunde inte läsa", path);
  return S_ISREG(status.st_mode) ? std::move(file) : Fd();
}

std::int64_t size_of(const Fd& file) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0)
    throw Error(ErrorKind::io, "Kunde inte läsa filens storlek.");
  return status.st_size;
}

std::string hash_of(const Fd& file) {
  Sha256 digest;
  for_each_block(file, [&](std::string_view block) {
    const std::vector<std::uint8_t> bytes(block.begin(), block.end());
    digest.add(bytes);
  });
  return digest.hex();
}

std::string read_text(const fs::path& path) {
  const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) fail("Kunde inte öppna", path);
  std::string text;
  for_each_block(file, [&](std::string_view block) { text += block; });
  return text;
}

void make_folder(const fs::path& folder, unsigned mode) {
  if (fs::is_directory(folder)) return;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || ::chmod(folder.c_str(), mode) != 0) fail("Kunde inte skapa mappen", folder);
}

void write_whole(const fs::path& path, std::string_view content) {
  write_durably(path, [&](const fs::path& temporary) {
    write_all(create_new(temporary, kSharedFileMode), content, temporary);
  });
}

Placed copy_to_free_name(const fs::path& from, const fs::path& to, unsigned mode) {
  const Fd source = open_regular(from);
  if (!source.valid()) fail("Kunde inte öppna", from);
  const fs::path temporary = temporary_beside(to);
  ::unlink(temporary.c_str());
  {
    const Fd target = create_new(temporary, mode);
    for_each_block(source, [&](std::string_view block) { write_all(target, block, temporary); });
    sync_file(target, temporary);
  }
  if (hash_of(open_regular(temporary)) != hash_of(source)) {
    ::unlink(temporary.c_str());
    throw Error(ErrorKind::io, "Kopian av " + shown(from) + " blev inte lik originalet.",
                "Filen ändrades medan den kopierades, eller så är disken trasig.");
  }
  return settle(temporary, to);
}

Placed move_to_free_name(const fs::path& from, const fs::path& to, unsigned mode) {
  switch (rename_to_free_name(from, to)) {
    case Renamed::taken:
      return Placed::taken;
    case Renamed::done:
      set_mode_where_allowed(to, mode);
      sync_folder(to.parent_path());
      sync_folder(from.parent_path());
      return Placed::moved;
    case Renamed::not_here:
      break;
  }
  const Placed placed = copy_to_free_name(from, to, mode);
  if (placed == Placed::moved && ::unlink(from.c_str()) != 0) fail("Kunde inte ta bort", from);
  if (placed == Placed::moved) sync_folder(from.parent_path());
  return placed;
}

void sync_folder(const fs::path& folder) {
  const fs::path opened = folder.empty() ? fs::path(".") : folder;
  const Fd handle(::open(opened.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // A file system that cannot sync a folder (some network shares) has nothing better to offer.
  if (!handle.valid() || (::fsync(handle.get()) != 0 && errno != EINVAL))
    fail("Kunde inte säkra mappen", opened);
}

}  // namespace rosett

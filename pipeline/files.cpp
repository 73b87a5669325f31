#include "pipeline/files.h"

#include <cerrno>
#include <fstream>
#include <span>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include "core/digest.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "core/io_seam.h"
#include "core/text.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockBytes = 1U << 16;
constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
// O_NONBLOCK: opening a named pipe must not wait for its writer.
constexpr int kReading = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;

[[noreturn]] void fail(const std::string& what, int reason) {
  throw Error(ErrorKind::io, what + ": " + system_reason(reason) + ".",
              "Kontrollera rättigheter, disk och nätverk.");
}

Stamp stamp_from(const struct stat& status) {
  return {status.st_dev, status.st_ino, status.st_size,
          status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec};
}

// The folder itself may be reached over symlinks: whoever runs the service has named it.
Fd open_below(const fs::path& folder, const fs::path& path) {
  const Fd root(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!root.valid()) return {};
  open_how how{};
  how.flags = kReading;
  how.resolve = RESOLVE_NO_SYMLINKS | RESOLVE_BENEATH;
  const fs::path inner = path.lexically_relative(folder);
  const long fd = ::syscall(SYS_openat2, root.get(), inner.c_str(), &how, sizeof how);
  // A kernel before 5.6, or a container that does not know the call, checks the last step alone.
  if (fd < 0 && (errno == ENOSYS || errno == EPERM)) return Fd(::open(path.c_str(), kReading));
  return Fd(static_cast<int>(fd));
}

ssize_t read_block(const Fd& file, void* into, std::size_t count, std::int64_t position) {
  for (;;) {
    const ssize_t got =
        io::at(io::Step::read_original, [&] { return ::pread(file.get(), into, count, position); });
    if (got >= 0) return got;
    if (errno != EINTR) fail("Kunde inte läsa filen", errno);
  }
}

void make_one(const fs::path& folder, unsigned mode) {
  const auto make = [&] { return ::mkdir(folder.c_str(), mode); };
  if (io::at(io::Step::make_folder, make) != 0) {
    if (errno == EEXIST && fs::is_directory(folder)) return;  // somebody else was quicker
    fail("Kunde inte skapa mappen " + shown(folder), errno);
  }
  if (::chmod(folder.c_str(), mode) != 0)
    fail("Kunde inte sätta rättigheter på " + shown(folder), errno);
  sync_folder(folder.parent_path());
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
    case EBUSY:
    case ETXTBSY:
      return "används av ett annat program";
    case EIO:
      return "disken eller nätverket svarar med fel";
    case ESTALE:
    case EHOSTDOWN:
    case ETIMEDOUT:
      return "nätverksmappen svarar inte";
    default:
      return std::generic_category().message(error_number);
  }
}

Stamp stamp_of(const Fd& file) {
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("Kunde inte läsa filens storlek", errno);
  return stamp_from(status);
}

Stamp stamp_at(const fs::path& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return {};
  return stamp_from(status);
}

Fd open_regular(const fs::path& path, const fs::path& below) {
  Fd file(io::at(io::Step::open_original, [&] {
    Fd opened = below.empty() ? Fd(::open(path.c_str(), kReading)) : open_below(below, path);
    return opened.release();
  }));
  if (!file.valid()) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENXIO) return {};
    fail("Kunde inte öppna filen", errno);
  }
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail("Kunde inte läsa filens storlek", errno);
  return S_ISREG(status.st_mode) ? std::move(file) : Fd();
}

std::string hash_of(const Fd& file) {
  Sha256 digest;
  std::vector<std::uint8_t> block(kBlockBytes);
  std::int64_t position = 0;
  while (const ssize_t count = read_block(file, block.data(), block.size(), position)) {
    digest.add(std::span(block).first(static_cast<std::size_t>(count)));
    position += count;
  }
  return digest.hex();
}

std::string bytes_at(const Fd& file, std::int64_t position, std::size_t count) {
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ssize_t got = read_block(file, bytes.data() + filled, count - filled,
                                   position + static_cast<std::int64_t>(filled));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::string read_text(const fs::path& path) {
  const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.valid()) fail("Kunde inte öppna " + shown(path), errno);
  std::string text;
  for (;;) {
    const std::string block = bytes_at(file, static_cast<std::int64_t>(text.size()), kBlockBytes);
    text += block;
    if (block.size() < kBlockBytes) return text;
  }
}

void make_folder(const fs::path& folder, unsigned mode) {
  if (folder.empty() || fs::is_directory(folder)) return;
  make_folder(folder.parent_path(), mode);
  make_one(folder, mode);
}

void write_whole(const fs::path& path, std::string_view content) {
  write_durably(path, [&](const fs::path& temporary) {
    std::ofstream file(temporary, std::ios::binary);
    file << content;
    if (!file.flush()) fail("Kunde inte skriva en fil", errno);
  });
}

}  // namespace rosett

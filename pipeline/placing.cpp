#include "pipeline/placing.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/durable_file.h"
#include "core/error.h"
#include "core/io_seam.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCopyBlockBytes = 1U << 16;

[[noreturn]] void fail(const std::string& what) {
  const int reason = errno;
  throw Error(ErrorKind::io, what + ": " + system_reason(reason) + ".",
              "Kontrollera rättigheter och ledigt utrymme.");
}

[[noreturn]] void changed_meanwhile() {
  throw Error(ErrorKind::io, "Filen ändrades medan den skulle flyttas.",
              "Låt filen ligga; den läses när den är färdig.");
}

void sync_file(const Fd& file, io::Step step) {
  // EINVAL, EROFS: a share that cannot be flushed has nothing better to offer.
  const int result = io::at(step, [&] { return ::fsync(file.get()); });
  if (result != 0 && errno != EINVAL && errno != EROFS) fail("Kunde inte säkra filen");
}

// A file beside its final place that goes away unless it is given its name.
class Temporary {
 public:
  Temporary(const fs::path& beside, unsigned mode)
      : path_(beside.parent_path() / (".rosett-" + std::to_string(::getpid()) + ".tmp")) {
    ::unlink(path_.c_str());  // left by an earlier process of this number
    file_ = Fd(io::at(io::Step::create_copy, [&] {
      return ::open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    }));
    if (!file_.valid() || ::fchmod(file_.get(), mode) != 0) fail("Kunde inte skapa en fil");
  }
  ~Temporary() { ::unlink(path_.c_str()); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = io::at(
          io::Step::write_copy, [&] { return ::write(file_.get(), bytes.data(), bytes.size()); });
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("Kunde inte skriva filen");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  [[nodiscard]] const fs::path& path() const { return path_; }
  [[nodiscard]] const Fd& file() const { return file_; }

 private:
  fs::path path_;
  Fd file_;
};

// Besides those two, rename may ask for another way: another file system, or one that cannot
// promise not to replace (NFS).
enum class Renamed { done, taken, not_here };

Renamed rename_to_free_name(const fs::path& from, const fs::path& to, io::Step step) {
  const auto rename = [&] {
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  };
  if (io::at(step, rename) == 0) return Renamed::done;
  if (errno == EEXIST) return Renamed::taken;
  if (errno == EXDEV || errno == EINVAL || errno == ENOSYS) return Renamed::not_here;
  fail("Kunde inte flytta filen");
}

// Gives a finished temporary file its name in the same folder, where the name is free.
Placed settle(const Temporary& temporary, const fs::path& to) {
  Renamed renamed = rename_to_free_name(temporary.path(), to, io::Step::name_copy);
  if (renamed == Renamed::not_here) {
    const bool linked = ::link(temporary.path().c_str(), to.c_str()) == 0;
    if (!linked && errno != EEXIST) fail("Kunde inte ge filen dess namn");
    renamed = linked ? Renamed::done : Renamed::taken;
  }
  if (renamed == Renamed::taken) return Placed::taken;
  sync_folder(to.parent_path());
  return Placed::moved;
}

// After a rename: what was moved must be what was opened, as it was then.
void require_unchanged(const OpenFile& original, const fs::path& to) {
  const Stamp moved = stamp_at(to);
  if (moved == original.stamp) return;
  // Not read yet, so it belongs in the inbox; should even that name be taken again, it stays where
  // it is rather than replace anything.
  static_cast<void>(rename_to_free_name(to, original.path, io::Step::move_original));
  changed_meanwhile();
}

}  // namespace

std::optional<OpenFile> open_file(const fs::path& path) {
  Fd file = open_regular(path);
  if (!file.valid()) return std::nullopt;
  const Stamp stamp = stamp_of(file);
  return OpenFile{path, std::move(file), stamp};
}

Placed copy_to_free_name(const OpenFile& original, const fs::path& to, unsigned mode) {
  Temporary copy(to, mode);
  std::int64_t position = 0;
  for (;;) {
    const std::string block = bytes_at(original.file, position, kCopyBlockBytes);
    if (block.empty()) break;
    copy.write(block);
    position += static_cast<std::int64_t>(block.size());
  }
  sync_file(copy.file(), io::Step::sync_copy);
  const bool same = hash_of(copy.file()) == hash_of(original.file);
  if (!same || stamp_of(original.file) != original.stamp) changed_meanwhile();
  return settle(copy, to);
}

Placed move_to_free_name(const OpenFile& original, const fs::path& to, unsigned mode) {
  // Whoever dropped it need not have flushed it, and this may soon be its only place.
  sync_file(original.file, io::Step::sync_original);
  switch (rename_to_free_name(original.path, to, io::Step::move_original)) {
    case Renamed::taken:
      return Placed::taken;
    case Renamed::done:
      require_unchanged(original, to);
      // The sender may own the file; then its rights stay as they are.
      static_cast<void>(::fchmod(original.file.get(), mode));
      sync_folder(to.parent_path());
      sync_folder(original.path.parent_path());
      return Placed::moved;
    case Renamed::not_here:
      break;
  }
  const Placed placed = copy_to_free_name(original, to, mode);
  if (placed == Placed::moved) remove_original(original);
  return placed;
}

void remove_original(const OpenFile& original) {
  if (stamp_at(original.path) != original.stamp) return;
  const auto remove = [&] { return ::unlink(original.path.c_str()); };
  if (io::at(io::Step::remove_original, remove) != 0 && errno != ENOENT)
    fail("Kunde inte ta bort filen från inkorgen");
  sync_folder(original.path.parent_path());
}

}  // namespace rosett

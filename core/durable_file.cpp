#include "core/durable_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include "core/error.h"
#include "core/io_seam.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr fs::perms kShared =
    fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read;

[[noreturn]] void refuse() {
  throw Error(ErrorKind::io, "Filen kunde inte skrivas.",
              "Kontrollera att mappen finns, att den får skrivas i och att disken inte är full.");
}

class PrivateFolder {
 public:
  explicit PrivateFolder(const fs::path& beside) {
    std::string name = (beside / (".rosett-" + std::to_string(::getpid()) + "-XXXXXX")).string();
    const auto make = [&] { return ::mkdtemp(name.data()) != nullptr ? 0 : -1; };
    if (io::at(io::Step::make_scratch, make) != 0) refuse();
    path_ = name;
  }
  ~PrivateFolder() {
    std::error_code ignored;  // leftovers do no harm, and a destructor must not throw
    fs::remove_all(path_, ignored);
  }
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Opening read-only is enough for fsync, and the only way to open a folder.
void flush(const fs::path& path, io::Step step) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) refuse();
  // EINVAL: some network shares cannot flush a folder and have nothing better to offer.
  const bool flushed = io::at(step, [&] { return ::fsync(descriptor); }) == 0 || errno == EINVAL;
  ::close(descriptor);
  if (!flushed) refuse();
}

}  // namespace

void sync_folder(const fs::path& folder) {
  flush(folder.empty() ? fs::path(".") : folder, io::Step::sync_folder);
}

void write_durably(const fs::path& target, const std::function<void(const fs::path&)>& write) {
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  const PrivateFolder scratch(folder);
  const fs::path temporary = scratch.path() / "new";
  write(temporary);
  std::error_code failed;
  fs::permissions(temporary, kShared, failed);
  if (failed) refuse();
  flush(temporary, io::Step::sync_whole);
  const auto name = [&] { return ::rename(temporary.c_str(), target.c_str()); };
  if (io::at(io::Step::name_whole, name) != 0) refuse();
  sync_folder(folder);
}

}  // namespace rosett

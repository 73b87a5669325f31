#include "pipeline/spool.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

#include "core/io_seam.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

[[noreturn]] void fail(int error_number) {
  throw SpoolFault(
      ErrorKind::io,
      "Det som lästs kunde inte mellanlagras i datamappen: " + system_reason(error_number) + ".",
      "Kontrollera datamappens disk och frigör utrymme; filen läses sedan om.");
}

// Not every file system makes files without a name (NFS does not): there, a name for a moment.
Fd nameless_file(const std::filesystem::path& folder) {
  Fd file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, kOwnFileMode));
  if (file.valid()) return file;
  std::string name = (folder / ".rosett-XXXXXX").native();
  Fd named(::mkostemp(name.data(), O_CLOEXEC));
  if (!named.valid()) fail(errno);
  ::unlink(name.c_str());
  return named;
}

}  // namespace

Spool::Piece Spool::append(std::string_view bytes) {
  if (!file_.valid()) file_ = nameless_file(folder_);
  const Piece piece{size_, bytes.size()};
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const auto at = static_cast<off_t>(piece.offset + (bytes.size() - rest.size()));
    const ssize_t count = io::at(
        io::Step::keep_page, [&] { return ::pwrite(file_.get(), rest.data(), rest.size(), at); });
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  size_ += bytes.size();
  return piece;
}

std::string Spool::read(const Piece& piece) const {
  std::string bytes(piece.size, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = io::at(io::Step::take_page, [&] {
      return ::pread(file_.get(), bytes.data() + filled, bytes.size() - filled,
                     static_cast<off_t>(piece.offset + filled));
    });
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail(count < 0 ? errno : EIO);
    filled += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace rosett

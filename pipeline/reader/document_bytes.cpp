#include "pipeline/reader/document_bytes.h"

#include <cerrno>

#include <sys/stat.h>

#include "core/error.h"

namespace rosett {
namespace {

[[noreturn]] void unreadable() {
  throw Error(ErrorKind::io, "Filen kunde inte läsas.",
              "Kontrollera disken och nätverket, och försök igen.");
}

}  // namespace

std::vector<std::uint8_t> document_bytes(const Fd& document, const ReadingLimits& limits) {
  struct stat status {};
  if (::fstat(document.get(), &status) != 0) unreadable();
  if (status.st_size > limits.max_file_bytes) {
    throw Error(ErrorKind::limit, "Filen är större än tillåtet.",
                "Dela upp den, eller höj limits.file_megabytes i rosett.toml.");
  }
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(status.st_size));
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t count = ::pread(document.get(), bytes.data() + filled, bytes.size() - filled,
                                  static_cast<off_t>(filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) unreadable();
    if (count == 0) break;  // cut short meanwhile; the hash will tell
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace rosett

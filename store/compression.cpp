#include "store/compression.h"

#include <zlib.h>

#include "core/error.h"

namespace rosett {

std::vector<std::uint8_t> compressed(std::string_view text) {
  uLongf size = compressBound(text.size());
  std::vector<std::uint8_t> bytes(size);
  const auto* from = reinterpret_cast<const Bytef*>(text.data());
  if (compress2(bytes.data(), &size, from, text.size(), Z_BEST_SPEED) != Z_OK)
    throw Error(ErrorKind::internal, "Sidans text kunde inte packas.", "Rapportera felet.");
  bytes.resize(size);
  return bytes;
}

std::string decompressed(std::span<const std::uint8_t> bytes, std::size_t size) {
  std::string text(size, '\0');
  uLongf length = size;
  auto* to = reinterpret_cast<Bytef*>(text.data());
  if (uncompress(to, &length, bytes.data(), bytes.size()) != Z_OK || length != size)
    throw Error(ErrorKind::internal, "Sidans text i databasen är skadad.",
                "Återställ rosett.db från den senaste säkerhetskopian.");
  return text;
}

}  // namespace rosett

#include "pipeline/file_reading.h"

#include <utility>

#include "core/document_json.h"
#include "core/error.h"

namespace rosett {
namespace {

// What one file may hold of the disk: some two thousand pages as they are archived.
constexpr std::uint64_t kMaxReadingBytes = 1ULL << 30U;

}  // namespace

FilePage ReadPages::page(int number) const {
  FilePage page{page_from_json(json(number)), {}};
  for (const Spool::Piece& part : pages_.at(static_cast<std::size_t>(number) - 1).image)
    page.image += spool_.read(part);
  return page;
}

std::string ReadPages::json(int number) const {
  return spool_.read(pages_.at(static_cast<std::size_t>(number) - 1).json);
}

Spool::Piece ReadPages::keep(std::string_view bytes) {
  if (spool_.size() + bytes.size() > kMaxReadingBytes) {
    throw Error(ErrorKind::limit, "Dokumentets sidor tar tillsammans för stor plats.",
                "Dela upp filen, eller skanna om med lägre upplösning.");
  }
  return spool_.append(bytes);
}

void ReadPages::fill(int number, std::string_view json, std::vector<Spool::Piece> image) {
  pages_.at(static_cast<std::size_t>(number) - 1) = {keep(json), std::move(image)};
}

}  // namespace rosett

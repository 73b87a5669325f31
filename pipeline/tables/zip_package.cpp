#include "pipeline/tables/zip_package.h"

#include <array>

#include <zip.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;

[[noreturn]] void refuse_damaged() {
  throw Error(ErrorKind::malformed, "Filen är avklippt eller skadad.",
              "Hämta eller spara den på nytt, och lägg den i inkorgen.");
}

[[noreturn]] void refuse_size() {
  throw Error(ErrorKind::limit, "Arbetsboken är större uppackad än vad som läses.",
              "Dela upp den i flera, eller ta bort blad som inte behövs.");
}

struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipPackage::Close::operator()(zip* archive) const { zip_discard(archive); }

ZipPackage::ZipPackage(std::span<const std::uint8_t> bytes, std::int64_t most_unpacked)
    : left_(most_unpacked) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (source != nullptr && !archive_) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive_) refuse_damaged();
}

bool ZipPackage::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

bool ZipPackage::is_encrypted() const {
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < entries; ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(i), 0, &status) != 0) continue;
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
      return true;
  }
  return false;
}

void ZipPackage::parse(const std::string& name, XmlListener& listener) {
  const std::unique_ptr<zip_file_t, CloseFile> file(zip_fopen(archive_.get(), name.c_str(), 0));
  if (!file) refuse_damaged();
  std::array<char, kPiece> piece{};
  parse_xml(
      [&]() -> std::string_view {
        const zip_int64_t count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0) refuse_damaged();
        left_ -= count;
        if (left_ < 0) refuse_size();
        return {piece.data(), static_cast<std::size_t>(count)};
      },
      listener);
}

}  // namespace rosett

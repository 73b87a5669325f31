#include "ocr/image_metadata.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rosett {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr double kCentimetresPerInch = 2.54;
constexpr double kMetresPerInch = 0.0254;

enum class ByteOrder { little, big };

// Unsigned number of `size` bytes at `offset`; nothing when it lies outside.
std::optional<std::uint32_t> number_at(Bytes bytes, std::size_t offset, std::size_t size,
                                       ByteOrder order) {
  if (offset > bytes.size() || bytes.size() - offset < size) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t from_top = order == ByteOrder::big ? i : size - 1 - i;
    value = value << 8U | bytes[offset + from_top];
  }
  return value;
}

// The first directory of the TIFF structure inside EXIF.
class ExifDirectory {
 public:
  ExifDirectory(Bytes tiff, ByteOrder order) : tiff_(tiff), order_(order) {
    start_ = number_at(tiff, 4, 4, order).value_or(0);
    entries_ = number_at(tiff, start_, 2, order).value_or(0);
  }

  [[nodiscard]] std::optional<std::uint32_t> small_number(std::uint32_t tag) const {
    const auto entry = find(tag);
    return entry ? number_at(tiff_, *entry + 8, 2, order_) : std::nullopt;
  }

  [[nodiscard]] double rational(std::uint32_t tag) const {
    const auto entry = find(tag);
    if (!entry) return 0;
    const auto offset = number_at(tiff_, *entry + 8, 4, order_);
    if (!offset) return 0;
    const auto top = number_at(tiff_, *offset, 4, order_);
    const auto bottom = number_at(tiff_, std::size_t{*offset} + 4, 4, order_);
    return top && bottom && *bottom != 0 ? static_cast<double>(*top) / *bottom : 0;
  }

 private:
  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t tag) const {
    for (std::size_t i = 0; i < entries_; ++i) {
      const std::size_t entry = start_ + 2 + 12 * i;
      const auto found = number_at(tiff_, entry, 2, order_);
      if (!found) return std::nullopt;
      if (*found == tag) return entry;
    }
    return std::nullopt;
  }

  Bytes tiff_;
  ByteOrder order_;
  std::size_t start_{};
  std::size_t entries_{};
};

constexpr std::uint32_t kIdat = 0x49444154;  // "IDAT"
constexpr std::size_t kPngSignatureSize = 8;
constexpr std::size_t kPngFrameSize = 12;  // length, type, CRC

}  // namespace

ImageMetadata exif_metadata(Bytes app1) {
  constexpr std::array<std::uint8_t, 6> kSignature{'E', 'x', 'i', 'f', 0, 0};
  constexpr std::uint32_t kOrientation = 0x0112;
  constexpr std::uint32_t kXResolution = 0x011A;
  constexpr std::uint32_t kYResolution = 0x011B;
  constexpr std::uint32_t kResolutionUnit = 0x0128;
  constexpr std::uint32_t kCentimetre = 3;

  ImageMetadata metadata;
  if (app1.size() < kSignature.size() + 8 ||
      !std::ranges::equal(app1.first(kSignature.size()), kSignature))
    return metadata;
  const Bytes tiff = app1.subspan(kSignature.size());
  const ExifDirectory directory(tiff, tiff[0] == 'M' ? ByteOrder::big : ByteOrder::little);
  const auto orientation = directory.small_number(kOrientation).value_or(1);
  if (orientation >= 1 && orientation <= 8) metadata.orientation = static_cast<int>(orientation);
  const double unit =
      directory.small_number(kResolutionUnit) == kCentimetre ? kCentimetresPerInch : 1;
  metadata.x_dpi = directory.rational(kXResolution) * unit;
  metadata.y_dpi = directory.rational(kYResolution) * unit;
  return metadata;
}

bool png_chunks_fit(Bytes png) {
  std::size_t offset = kPngSignatureSize;
  while (const auto length = number_at(png, offset, 4, ByteOrder::big)) {
    const auto type = number_at(png, offset + 4, 4, ByteOrder::big);
    if (!type || *type == kIdat) break;
    offset += kPngFrameSize + *length;
  }
  return offset <= png.size();
}

ImageMetadata png_metadata(Bytes png) {
  constexpr std::uint32_t kPhys = 0x70485973;  // "pHYs"

  ImageMetadata metadata;
  std::size_t offset = kPngSignatureSize;
  while (const auto length = number_at(png, offset, 4, ByteOrder::big)) {
    const auto type = number_at(png, offset + 4, 4, ByteOrder::big);
    if (!type || *type == kIdat) break;
    const auto per_metre = number_at(png, offset + 16, 1, ByteOrder::big);
    if (*type == kPhys && per_metre == 1U) {
      metadata.x_dpi = number_at(png, offset + 8, 4, ByteOrder::big).value_or(0) * kMetresPerInch;
      metadata.y_dpi = number_at(png, offset + 12, 4, ByteOrder::big).value_or(0) * kMetresPerInch;
    }
    offset += kPngFrameSize + *length;
  }
  return metadata;
}

}  // namespace rosett

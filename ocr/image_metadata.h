#pragma once

#include <cstdint>
#include <span>

// What the bytes around a picture say of how it lies and how fine it is.
namespace rosett {

struct ImageMetadata {
  int orientation{1};  // EXIF's numbering, 1..8
  double x_dpi{};      // 0 when silent
  double y_dpi{};
};

// Of an EXIF block (the contents of a JPEG APP1 segment, starting "Exif\0\0"). Damaged or absent
// fields keep their defaults; never throws.
[[nodiscard]] ImageMetadata exif_metadata(std::span<const std::uint8_t> app1);

// Whether each chunk of a PNG file before its pixels lies within the file. libpng clears as much
// memory as a chunk claims to be long before it reads it.
[[nodiscard]] bool png_chunks_fit(std::span<const std::uint8_t> png);

// Of the pHYs chunk of a PNG file; never throws.
[[nodiscard]] ImageMetadata png_metadata(std::span<const std::uint8_t> png);

}  // namespace rosett

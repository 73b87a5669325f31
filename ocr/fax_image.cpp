#include "ocr/fax_image.h"

#include <array>
#include <vector>

#include <opencv2/core.hpp>
#include <tiff.h>

#include "ocr/page_picture.h"
#include "ocr/tiff_file.h"
#include "ocr/tiff_page.h"

namespace rosett {
namespace {

void append(std::vector<std::uint8_t>& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

}  // namespace

cv::Mat decode_group4(std::span<const std::uint8_t> data, int width, int height,
                      FaxPolarity polarity) {
  // A little-endian TIFF of one strip, so that libtiff decodes it.
  constexpr std::uint32_t kDirectory = 8;
  constexpr std::uint32_t kLong = TIFF_LONG;
  const std::array<std::array<std::uint32_t, 2>, 8> entries{{
      {TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(width)},
      {TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(height)},
      {TIFFTAG_BITSPERSAMPLE, 1},
      {TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4},
      {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE},
      {TIFFTAG_STRIPOFFSETS, kDirectory + 2 + 12 * 8 + 4},
      {TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(height)},
      {TIFFTAG_STRIPBYTECOUNTS, static_cast<std::uint32_t>(data.size())},
  }};
  std::vector<std::uint8_t> file{'I', 'I', 42, 0};
  file.reserve(data.size() + 128);
  append(file, kDirectory, 4);
  append(file, entries.size(), 2);
  for (const auto& [name, value] : entries) {
    append(file, name, 2);
    append(file, kLong, 2);
    append(file, 1, 4);
    append(file, value, 4);
  }
  append(file, 0, 4);
  file.insert(file.end(), data.begin(), data.end());

  ReadingLimits checked;
  checked.max_pixels_per_page = std::int64_t{width} * height;
  TiffFile tiff(file, checked.max_pixels_per_page + static_cast<std::int64_t>(file.size()));
  cv::Mat image = decode_tiff_page(tiff, checked).image;  // black runs are 0
  if (polarity == FaxPolarity::black_is_one) cv::bitwise_not(image, image);
  return image;
}

}  // namespace rosett

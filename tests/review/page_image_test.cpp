#include "review/page_image.h"

#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>
#include <jpeglib.h>

#include "core/error.h"

namespace rosett {
namespace {

GrayImage gradient() {
  GrayImage image{64, 32, {}};
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x) image.pixels.push_back(static_cast<std::uint8_t>(x * 4));
  return image;
}

std::vector<std::uint8_t> jpeg_of(const GrayImage& image) {
  jpeg_compress_struct codec{};
  jpeg_error_mgr errors{};
  codec.err = jpeg_std_error(&errors);
  jpeg_create_compress(&codec);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&codec, &memory, &size);
  codec.image_width = static_cast<JDIMENSION>(image.width);
  codec.image_height = static_cast<JDIMENSION>(image.height);
  codec.input_components = 1;
  codec.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&codec);
  jpeg_start_compress(&codec, TRUE);
  std::vector<std::uint8_t> pixels = image.pixels;
  while (codec.next_scanline < codec.image_height) {
    JSAMPROW row = pixels.data() + std::size_t{codec.next_scanline} * codec.image_width;
    jpeg_write_scanlines(&codec, &row, 1);
  }
  jpeg_finish_compress(&codec);
  std::vector<std::uint8_t> bytes(memory, memory + size);
  jpeg_destroy_compress(&codec);
  std::free(memory);
  return bytes;
}

ErrorKind kind_of_failure(const std::vector<std::uint8_t>& bytes) {
  try {
    static_cast<void>(decode_page_image(bytes));
  } catch (const Error& error) {
    return error.kind();
  }
  return ErrorKind::internal;
}

TEST(PageImage, PngComesBackExactly) {
  const GrayImage image = gradient();
  const GrayImage back = decode_page_image(encode_png(image));
  EXPECT_EQ(back.width, image.width);
  EXPECT_EQ(back.height, image.height);
  EXPECT_EQ(back.pixels, image.pixels);
}

TEST(PageImage, JpegComesBackNearly) {
  const GrayImage image = gradient();
  const GrayImage back = decode_page_image(jpeg_of(image));
  ASSERT_EQ(back.pixels.size(), image.pixels.size());
  for (std::size_t i = 0; i < image.pixels.size(); ++i)
    EXPECT_NEAR(back.pixels[i], image.pixels[i], 12);
}

TEST(PageImage, RefusesWhatItIsNot) {
  EXPECT_EQ(kind_of_failure({}), ErrorKind::malformed);
  EXPECT_EQ(kind_of_failure({'%', 'P', 'D', 'F'}), ErrorKind::malformed);
  EXPECT_EQ(kind_of_failure({0xFF, 0xD8, 0xFF, 0xE0}), ErrorKind::malformed);
  std::vector<std::uint8_t> png = encode_png(gradient());
  png.resize(png.size() / 2);
  EXPECT_EQ(kind_of_failure(png), ErrorKind::malformed);
}

TEST(PageImage, RefusesASizeThatWouldFillTheMemory) {
  std::vector<std::uint8_t> jpeg = jpeg_of(gradient());
  // The frame header (SOF0): length, precision, then height and width.
  for (std::size_t i = 0; i + 9 < jpeg.size(); ++i)
    if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xC0)
      for (std::size_t k = 5; k < 9; ++k) jpeg[i + k] = 0xF0;
  EXPECT_EQ(kind_of_failure(jpeg), ErrorKind::limit);
}

}  // namespace
}  // namespace rosett

#include "review/page_image.h"

#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>
#include <png.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr std::int64_t kMaxPixels = 120'000'000;  // A3 at 800 dpi, as the reader's own limit

[[noreturn]] void refuse_image() {
  throw Error(ErrorKind::malformed, "Den sparade sidbilden går inte att visa.",
              "Läs dokumentet på nytt.");
}

void check_size(std::int64_t width, std::int64_t height) {
  if (width <= 0 || height <= 0) refuse_image();
  if (width * height > kMaxPixels)
    throw Error(ErrorKind::limit, "Den sparade sidbilden är för stor för att visas.");
}

GrayImage blank(std::int64_t width, std::int64_t height) {
  check_size(width, height);
  GrayImage image{static_cast<int>(width), static_cast<int>(height), {}};
  image.pixels.resize(static_cast<std::size_t>(width * height));
  return image;
}

struct JpegFailure {
  jpeg_error_mgr manager;  // first: libjpeg hands back a pointer to it
  std::jmp_buf back;
};

[[noreturn]] void jump_back(j_common_ptr codec) {
  std::longjmp(reinterpret_cast<JpegFailure*>(codec->err)->back, 1);
}

void stay_silent(j_common_ptr /*codec*/) {}

void open_jpeg(jpeg_decompress_struct& codec, std::span<const std::uint8_t> bytes) {
  jpeg_create_decompress(&codec);
  jpeg_mem_src(&codec, bytes.data(), bytes.size());
  jpeg_read_header(&codec, TRUE);
  codec.out_color_space = JCS_GRAYSCALE;
}

// Frames between setjmp and longjmp hold nothing that has a destructor; false: broken.
bool read_jpeg_size(jpeg_decompress_struct& codec, JpegFailure& failure,
                    std::span<const std::uint8_t> bytes) {
  if (setjmp(failure.back) != 0) return false;
  open_jpeg(codec, bytes);
  return true;
}

bool read_jpeg_pixels(jpeg_decompress_struct& codec, JpegFailure& failure, std::uint8_t* pixels) {
  if (setjmp(failure.back) != 0) return false;
  jpeg_start_decompress(&codec);
  while (codec.output_scanline < codec.output_height) {
    JSAMPROW row = pixels + std::size_t{codec.output_scanline} * codec.output_width;
    jpeg_read_scanlines(&codec, &row, 1);
  }
  jpeg_finish_decompress(&codec);
  return true;
}

class JpegDecoder {
 public:
  JpegDecoder() {
    codec_.err = jpeg_std_error(&failure_.manager);
    failure_.manager.error_exit = jump_back;
    failure_.manager.output_message = stay_silent;
  }
  ~JpegDecoder() { jpeg_destroy_decompress(&codec_); }
  JpegDecoder(const JpegDecoder&) = delete;
  JpegDecoder& operator=(const JpegDecoder&) = delete;

  [[nodiscard]] GrayImage decode(std::span<const std::uint8_t> bytes) {
    if (!read_jpeg_size(codec_, failure_, bytes)) refuse_image();
    GrayImage image = blank(codec_.image_width, codec_.image_height);
    if (!read_jpeg_pixels(codec_, failure_, image.pixels.data())) refuse_image();
    return image;
  }

 private:
  JpegFailure failure_{};
  jpeg_decompress_struct codec_{};
};

GrayImage decode_png(std::span<const std::uint8_t> bytes) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) refuse_image();
  png.format = PNG_FORMAT_GRAY;
  GrayImage image;
  try {
    image = blank(png.width, png.height);
  } catch (...) {
    png_image_free(&png);
    throw;
  }
  // A transparent page is paper.
  const png_color white{0xFF, 0xFF, 0xFF};
  if (png_image_finish_read(&png, &white, image.pixels.data(), 0, nullptr) == 0) refuse_image();
  return image;
}

bool begins_with(std::span<const std::uint8_t> bytes, std::span<const std::uint8_t> start) {
  return bytes.size() >= start.size() && std::memcmp(bytes.data(), start.data(), start.size()) == 0;
}

}  // namespace

GrayImage decode_page_image(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::uint8_t, 3> kJpeg{0xFF, 0xD8, 0xFF};
  constexpr std::array<std::uint8_t, 4> kPng{0x89, 'P', 'N', 'G'};
  if (begins_with(bytes, kJpeg)) return JpegDecoder().decode(bytes);
  if (begins_with(bytes, kPng)) return decode_png(bytes);
  refuse_image();
}

std::vector<std::uint8_t> encode_png(const GrayImage& image) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(image.width);
  png.height = static_cast<png_uint_32>(image.height);
  png.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
  std::vector<std::uint8_t> bytes(size);
  if (png_image_write_to_memory(&png, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) == 0)
    throw Error(ErrorKind::internal, "En bild till arbetsboken kunde inte skapas.");
  bytes.resize(size);
  return bytes;
}

}  // namespace rosett

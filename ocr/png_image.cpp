#include "ocr/png_image.h"

#include <png.h>

#include "ocr/image_metadata.h"

namespace rosett {
namespace {

// Owns libpng's state between header and pixels.
class PngReader {
 public:
  explicit PngReader(std::span<const std::uint8_t> bytes) {
    image_.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) == 0)
      throw_damaged("PNG-bilden");
    // Without this, 16-bit files are taken for linear light and come out pale.
    image_.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  }
  ~PngReader() { png_image_free(&image_); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  [[nodiscard]] std::int64_t width() const { return image_.width; }
  [[nodiscard]] std::int64_t height() const { return image_.height; }

  cv::Mat pixels() {
    const bool colour = (image_.format & PNG_FORMAT_FLAG_COLOR) != 0;
    image_.format = colour ? PNG_FORMAT_BGR : PNG_FORMAT_GRAY;
    cv::Mat pixels(static_cast<int>(image_.height), static_cast<int>(image_.width),
                   colour ? CV_8UC3 : CV_8UC1);
    const png_color white{255, 255, 255};
    const auto stride = static_cast<png_int_32>(pixels.step);
    if (png_image_finish_read(&image_, &white, pixels.data, stride, nullptr) == 0)
      throw_damaged("PNG-bilden");
    return pixels;
  }

 private:
  png_image image_{};
};

}  // namespace

Picture decode_png(std::span<const std::uint8_t> bytes, const ReadingLimits& limits) {
  if (!png_chunks_fit(bytes)) throw_damaged("PNG-bilden");
  PngReader reader(bytes);
  check_page_size(reader.width(), reader.height(), limits);
  const ImageMetadata metadata = png_metadata(bytes);
  return {reader.pixels(), metadata.x_dpi, metadata.y_dpi};
}

}  // namespace rosett

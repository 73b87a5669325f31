#include "ocr/image_source.h"

#include <utility>

#include "ocr/jpeg_image.h"
#include "ocr/page_picture.h"
#include "ocr/png_image.h"

namespace rosett {
namespace {

// EXIF orientations from here on lie on their side.
constexpr int kFirstSideways = 5;

Picture turned_jpeg(std::span<const std::uint8_t> bytes, const ReadingLimits& limits) {
  JpegImage jpeg = decode_jpeg(bytes, limits);
  const ImageMetadata& metadata = jpeg.metadata;
  Picture picture{oriented(jpeg.image, metadata.orientation), metadata.x_dpi, metadata.y_dpi};
  if (metadata.orientation >= kFirstSideways) std::swap(picture.x_dpi, picture.y_dpi);
  return picture;
}

// Decodes at once: a file of one page that cannot be decoded is a bad file, not a bad page.
class ImageSource final : public PageSource {
 public:
  ImageSource(std::span<const std::uint8_t> bytes, FileFormat format, const ReadingLimits& limits)
      : format_(format),
        page_(finished_page(
            format == FileFormat::png ? decode_png(bytes, limits) : turned_jpeg(bytes, limits),
            limits)) {}

  [[nodiscard]] FileFormat format() const override { return format_; }
  [[nodiscard]] int page_count() const override { return 1; }
  [[nodiscard]] SourcePage render(int) override {
    return {page_.image.clone(), page_.dpi, std::nullopt};
  }

 private:
  FileFormat format_;
  SourcePage page_;
};

}  // namespace

std::unique_ptr<PageSource> open_image(std::span<const std::uint8_t> bytes, FileFormat format,
                                       const ReadingLimits& limits) {
  return std::make_unique<ImageSource>(bytes, format, limits);
}

}  // namespace rosett

#include "ocr/tiff_page.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "ocr/bilevel.h"

namespace rosett {
namespace {

constexpr double kCentimetresPerInch = 2.54;

template <typename T>
T tag(TIFF* tiff, std::uint32_t name) {
  T value{};
  TIFFGetFieldDefaulted(tiff, name, &value);  // NOLINT(cppcoreguidelines-pro-type-vararg)
  return value;
}

struct Layout {
  std::uint32_t width, height;
  std::uint16_t bits, samples, photometric, planes, compression;
  bool tiled;
};

Layout layout_of(TIFF* tiff) {
  return {tag<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH),
          tag<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH),
          tag<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE),
          tag<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL),
          tag<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC),
          tag<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG),
          tag<std::uint16_t>(tiff, TIFFTAG_COMPRESSION),
          TIFFIsTiled(tiff) != 0};
}

bool is_gray(const Layout& layout) {
  return layout.samples == 1 && (layout.bits == 1 || layout.bits == 8) &&
         (layout.photometric == PHOTOMETRIC_MINISWHITE ||
          layout.photometric == PHOTOMETRIC_MINISBLACK);
}

bool is_rgb(const Layout& layout) {
  const bool jpeg_colours =
      layout.compression == COMPRESSION_JPEG && layout.photometric == PHOTOMETRIC_YCBCR;
  return layout.samples == 3 && layout.bits == 8 && layout.planes == PLANARCONFIG_CONTIG &&
         (layout.photometric == PHOTOMETRIC_RGB || jpeg_colours);
}

// Strips of bits or whole bytes are nearly every scan; their rows are decoded straight into the
// picture, at a fraction of the general way's time and memory.
cv::Mat decode_rows(TiffFile& file, const Layout& layout) {
  TIFF* tiff = file.handle();
  if (layout.compression == COMPRESSION_JPEG)
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  cv::Mat image(static_cast<int>(layout.height), static_cast<int>(layout.width),
                CV_8UC(layout.samples));
  const auto row_bytes = static_cast<std::size_t>(TIFFScanlineSize(tiff));
  if (layout.bits == 8 && row_bytes != image.step) throw_damaged("TIFF-filen");
  const bool white_is_zero = layout.photometric == PHOTOMETRIC_MINISWHITE;
  const BitTable table = white_is_zero ? bit_table(255, 0) : bit_table(0, 255);
  std::vector<std::uint8_t> packed(row_bytes);
  for (int y = 0; y < image.rows; ++y) {
    auto* row = image.ptr<std::uint8_t>(y);
    void* target = layout.bits == 1 ? packed.data() : row;
    if (TIFFReadScanline(tiff, target, static_cast<std::uint32_t>(y), 0) != 1)
      throw_damaged("TIFF-filen");
    if (layout.bits == 1) expand_bits(packed.data(), table, row, image.cols);
  }
  if (layout.bits == 8 && white_is_zero) cv::bitwise_not(image, image);
  if (layout.samples == 3) cv::cvtColor(image, image, cv::COLOR_RGB2BGR);
  return image;
}

// Owns libtiff's general converter to 8-bit RGBA.
class RgbaConverter {
 public:
  explicit RgbaConverter(TIFF* tiff) {
    std::array<char, 1024> reason{};
    if (TIFFRGBAImageOK(tiff, reason.data()) == 0)
      throw Error(ErrorKind::unsupported, "TIFF-sidan är av ett slag som inte kan läsas.",
                  "Spara om dokumentet som PDF eller vanlig TIFF.");
    constexpr int kStopOnError = 1;
    if (TIFFRGBAImageBegin(&image_, tiff, kStopOnError, reason.data()) == 0)
      throw_damaged("TIFF-filen");
    // Rows as stored: we turn pages ourselves, libtiff only mirrors them.
    image_.req_orientation = image_.orientation;
  }
  ~RgbaConverter() { TIFFRGBAImageEnd(&image_); }
  RgbaConverter(const RgbaConverter&) = delete;
  RgbaConverter& operator=(const RgbaConverter&) = delete;

  void convert_into(cv::Mat& rgba) {
    if (TIFFRGBAImageGet(&image_, rgba.ptr<std::uint32_t>(), image_.width, image_.height) == 0)
      throw_damaged("TIFF-filen");
  }

 private:
  TIFFRGBAImage image_{};
};

// Colour is premultiplied with alpha: white paper shines through with what is left.
cv::Mat bgr_on_white(const cv::Mat& rgba) {
  cv::Mat bgr(rgba.rows, rgba.cols, CV_8UC3);
  for (int y = 0; y < rgba.rows; ++y) {
    const auto* in = rgba.ptr<std::uint32_t>(y);
    auto* out = bgr.ptr<std::uint8_t>(y);
    for (int x = 0; x < rgba.cols; ++x, out += 3) {
      const std::uint32_t paper = 255 - TIFFGetA(in[x]);
      out[0] = static_cast<std::uint8_t>(std::min(255U, TIFFGetB(in[x]) + paper));
      out[1] = static_cast<std::uint8_t>(std::min(255U, TIFFGetG(in[x]) + paper));
      out[2] = static_cast<std::uint8_t>(std::min(255U, TIFFGetR(in[x]) + paper));
    }
  }
  return bgr;
}

cv::Mat decode_any(TiffFile& file, const Layout& layout) {
  cv::Mat rgba(static_cast<int>(layout.height), static_cast<int>(layout.width), CV_8UC4);
  RgbaConverter(file.handle()).convert_into(rgba);
  return bgr_on_white(rgba);
}

std::pair<double, double> resolution_of(TIFF* tiff) {
  const auto unit = tag<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT);
  const double factor = unit == RESUNIT_CENTIMETER ? kCentimetresPerInch : 1;
  return {static_cast<double>(tag<float>(tiff, TIFFTAG_XRESOLUTION)) * factor,
          static_cast<double>(tag<float>(tiff, TIFFTAG_YRESOLUTION)) * factor};
}

}  // namespace

Picture decode_tiff_page(TiffFile& file, const ReadingLimits& limits) {
  const Layout layout = layout_of(file.handle());
  check_page_size(layout.width, layout.height, limits);
  const bool rows = !layout.tiled && (is_gray(layout) || is_rgb(layout));
  const cv::Mat image = rows ? decode_rows(file, layout) : decode_any(file, layout);
  file.check_undamaged();
  auto [x_dpi, y_dpi] = resolution_of(file.handle());
  const int orientation = tag<std::uint16_t>(file.handle(), TIFFTAG_ORIENTATION);
  if (orientation >= ORIENTATION_LEFTTOP) std::swap(x_dpi, y_dpi);
  return {oriented(image, orientation), x_dpi, y_dpi};
}

}  // namespace rosett

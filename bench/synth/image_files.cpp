#include "bench/synth/image_files.h"

#include <cstdio>
#include <cstdlib>
// libjpeg's header uses FILE and size_t without including them.
#include <cmath>
#include <stdexcept>

#include <jpeglib.h>
#include <opencv2/imgproc.hpp>
#include <png.h>

#include "bench/synth/tiff_memory.h"

namespace rosett::synth {
namespace {

constexpr double kMetresPerInch = 0.0254;

// Eight pixels a byte, the first in the highest bit, black as `black`.
std::vector<unsigned char> packed_row(const cv::Mat& image, int y, bool black) {
  std::vector<unsigned char> bits(static_cast<std::size_t>(image.cols + 7) / 8);
  const auto* row = image.ptr<unsigned char>(y);
  for (int x = 0; x < image.cols; ++x)
    if ((row[x] < 128) == black)
      bits[static_cast<std::size_t>(x) / 8] |= static_cast<unsigned char>(0x80 >> (x % 8));
  return bits;
}

void write_directory(TIFF* file, const cv::Mat& image, const TiffForm& form) {
  const bool colour = image.channels() == 3;
  TIFFSetField(file, TIFFTAG_IMAGEWIDTH, image.cols);
  TIFFSetField(file, TIFFTAG_IMAGELENGTH, image.rows);
  TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, form.g4 ? 1 : 8);
  TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, colour ? 3 : 1);
  TIFFSetField(file, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(file, TIFFTAG_XRESOLUTION, form.dpi_x);
  TIFFSetField(file, TIFFTAG_YRESOLUTION, form.dpi_y);
  TIFFSetField(file, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  TIFFSetField(file, TIFFTAG_COMPRESSION, form.g4 ? COMPRESSION_CCITTFAX4 : COMPRESSION_JPEG);
  TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, image.rows);
  if (form.g4) {
    TIFFSetField(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    return;
  }
  TIFFSetField(file, TIFFTAG_JPEGQUALITY, form.quality);
  TIFFSetField(file, TIFFTAG_PHOTOMETRIC, colour ? PHOTOMETRIC_YCBCR : PHOTOMETRIC_MINISBLACK);
  if (colour) TIFFSetField(file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
}

void write_rows(TIFF* file, const cv::Mat& image, bool g4) {
  cv::Mat rgb = image;
  if (image.channels() == 3) cv::cvtColor(image, rgb, cv::COLOR_BGR2RGB);
  for (int y = 0; y < rgb.rows; ++y) {
    std::vector<unsigned char> bits;
    if (g4) bits = packed_row(rgb, y, true);
    void* row = g4 ? static_cast<void*>(bits.data()) : static_cast<void*>(rgb.ptr(y));
    if (TIFFWriteScanline(file, row, static_cast<std::uint32_t>(y), 0) < 0)
      throw std::runtime_error("libtiff could not write a row");
  }
}

void append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(data, data + size);
}

void no_flush(png_structp) {}

}  // namespace

std::string to_jpeg(const cv::Mat& image, int quality, int dpi) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(image.cols);
  jpeg.image_height = static_cast<JDIMENSION>(image.rows);
  jpeg.input_components = image.channels();
  jpeg.in_color_space = image.channels() == 3 ? JCS_EXT_BGR : JCS_GRAYSCALE;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, quality, TRUE);
  jpeg.density_unit = 1;
  jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(dpi);
  jpeg_start_compress(&jpeg, TRUE);
  while (jpeg.next_scanline < jpeg.image_height) {
    auto* row = const_cast<unsigned char*>(image.ptr(static_cast<int>(jpeg.next_scanline)));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string bytes(buffer, buffer + size);
  std::free(buffer);
  return bytes;
}

std::string to_png(const cv::Mat& image, bool bilevel, int dpi) {
  std::string bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &bytes, append, no_flush);
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.cols),
               static_cast<png_uint_32>(image.rows), bilevel ? 1 : 8,
               image.channels() == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / kMetresPerInch));
  png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  png_set_compression_level(png, 3);
  png_write_info(png, info);
  if (image.channels() == 3) png_set_bgr(png);
  for (int y = 0; y < image.rows; ++y) {
    if (bilevel)
      png_write_row(png, packed_row(image, y, false).data());
    else
      png_write_row(png, image.ptr(y));
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

std::string to_tiff(const std::vector<cv::Mat>& pages, const TiffForm& form) {
  TiffMemory memory;
  TIFF* file = memory.open("w");
  if (file == nullptr) throw std::runtime_error("libtiff could not start a file");
  for (const cv::Mat& page : pages) {
    write_directory(file, page, form);
    write_rows(file, page, form.g4);
    TIFFWriteDirectory(file);
  }
  TIFFClose(file);
  return std::move(memory.bytes);
}

std::string to_g4(const cv::Mat& image) {
  TiffMemory memory{.bytes = to_tiff({image}, {.g4 = true})};
  TIFF* file = memory.open("r");
  std::string strip(static_cast<std::size_t>(TIFFRawStripSize(file, 0)), '\0');
  TIFFReadRawStrip(file, 0, strip.data(), static_cast<tmsize_t>(strip.size()));
  TIFFClose(file);
  return strip;
}

}  // namespace rosett::synth

#include "sample_images.h"

// libjpeg's header needs <cstdio> before it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

namespace rosett::samples {
namespace {

void append(Bytes& bytes, std::uint32_t value, int size) {
  for (int i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
}

Bytes exif(const JpegOptions& options) {
  constexpr std::uint32_t kShort = 3;
  constexpr std::uint32_t kRational = 5;
  constexpr std::uint32_t kAfterDirectory = 8 + 2 + 3 * 12 + 4;
  Bytes block{'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 3, 0};
  const auto entry = [&block](std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
    append(block, tag, 2);
    append(block, type, 2);
    append(block, 1, 4);
    append(block, value, 4);
  };
  entry(0x0112, kShort, static_cast<std::uint32_t>(options.exif_orientation));
  entry(0x011A, kRational, kAfterDirectory);
  entry(0x011B, kRational, kAfterDirectory);
  append(block, 0, 4);
  append(block, static_cast<std::uint32_t>(options.exif_dpi), 4);
  append(block, 1, 4);
  return block;
}

// A TIFF file in memory that libtiff writes to.
struct Memory {
  Bytes bytes;
  std::size_t position{};

  static Memory& of(thandle_t handle) { return *static_cast<Memory*>(handle); }
  static tmsize_t read(thandle_t handle, void* target, tmsize_t size) {
    Memory& memory = of(handle);
    if (memory.position + static_cast<std::size_t>(size) > memory.bytes.size()) return 0;
    std::memcpy(target, memory.bytes.data() + memory.position, static_cast<std::size_t>(size));
    memory.position += static_cast<std::size_t>(size);
    return size;
  }
  static tmsize_t write(thandle_t handle, void* source, tmsize_t size) {
    Memory& memory = of(handle);
    const std::size_t end = memory.position + static_cast<std::size_t>(size);
    if (memory.bytes.size() < end) memory.bytes.resize(end);
    std::memcpy(memory.bytes.data() + memory.position, source, static_cast<std::size_t>(size));
    memory.position = end;
    return size;
  }
  static toff_t seek(thandle_t handle, toff_t offset, int whence) {
    Memory& memory = of(handle);
    if (whence == SEEK_CUR) offset += memory.position;
    if (whence == SEEK_END) offset += memory.bytes.size();
    memory.position = offset;
    return offset;
  }
  static int close(thandle_t) { return 0; }
  static toff_t size(thandle_t handle) { return of(handle).bytes.size(); }
};

Bytes packed_row(const cv::Mat& picture, int y, int bits) {
  const auto* values = picture.ptr<std::uint8_t>(y);
  const int count = picture.cols * picture.channels();
  Bytes row(static_cast<std::size_t>((count * bits + 7) / 8));
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i * bits / 8);
    if (bits == 16) {
      row[at] = row[at + 1] = values[i];
    } else {
      const unsigned value = static_cast<unsigned>(values[i]) >> (8 - bits);
      row[at] = static_cast<std::uint8_t>(row[at] | value << (8 - bits - i * bits % 8));
    }
  }
  return row;
}

void write_page(TIFF* tiff, const TiffPage& page) {
  const cv::Mat& picture = page.picture;
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture.cols);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture.rows);
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, page.bits);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, picture.channels());
  TIFFSetField(tiff, TIFFTAG_COMPRESSION, page.compression);
  TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, page.photometric);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, page.orientation);
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, page.rows_per_strip);
  if (page.x_dpi > 0) {
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.x_dpi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.y_dpi);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  }
  if (page.photometric == PHOTOMETRIC_PALETTE) {
    // The reverse of gray: a palette that is taken for gray shows.
    std::vector<std::uint16_t> map(std::size_t{1} << page.bits);
    for (std::size_t i = 0; i < map.size(); ++i)
      map[i] = static_cast<std::uint16_t>((map.size() - 1 - i) * 65535 / (map.size() - 1));
    TIFFSetField(tiff, TIFFTAG_COLORMAP, map.data(), map.data(), map.data());
  }
  for (int y = 0; y < picture.rows; ++y) {
    Bytes row = packed_row(picture, y, page.bits);
    TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
  }
  TIFFWriteDirectory(tiff);
}

}  // namespace

cv::Mat picture(int width, int height) {
  cv::Mat picture(height, width, CV_8UC1, cv::Scalar(255));
  picture(cv::Rect(0, 0, width / 2, height / 3)).setTo(0);
  picture(cv::Rect(width * 3 / 4, 0, width - width * 3 / 4, height)).setTo(128);
  return picture;
}

cv::Mat bilevel_picture(int width, int height) {
  cv::Mat bilevel = picture(width, height);
  bilevel.setTo(0, bilevel == 128);
  return bilevel;
}

cv::Mat colour_picture(int width, int height) {
  const cv::Mat gray = picture(width, height);
  cv::Mat colour(height, width, CV_8UC3, cv::Scalar(255, 255, 255));
  colour.setTo(cv::Scalar(0, 0, 0), gray == 0);
  colour.setTo(cv::Scalar(0, 0, 255), gray == 128);
  return colour;
}

Bytes jpeg(const cv::Mat& picture, const JpegOptions& options) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &buffer, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.cols);
  jpeg.image_height = static_cast<JDIMENSION>(picture.rows);
  jpeg.input_components = picture.channels();
  jpeg.in_color_space = picture.channels() == 1   ? JCS_GRAYSCALE
                        : picture.channels() == 3 ? JCS_EXT_BGR
                                                  : JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  jpeg.density_unit = 1;
  jpeg.X_density = jpeg.Y_density = static_cast<UINT16>(options.dpi);
  if (options.exif_orientation != 0) jpeg.write_JFIF_header = FALSE;
  jpeg_start_compress(&jpeg, TRUE);
  if (options.exif_orientation != 0) {
    const Bytes block = exif(options);
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, block.data(), static_cast<unsigned>(block.size()));
  }
  for (int y = 0; y < picture.rows; ++y) {
    auto* row = const_cast<std::uint8_t*>(picture.ptr<std::uint8_t>(y));
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  const Bytes bytes(buffer, buffer + size);
  std::free(buffer);  // NOLINT: libjpeg allocates with malloc
  return bytes;
}

Bytes png(int width, int height, const std::vector<Bytes>& rows, const PngOptions& options) {
  constexpr double kMetresPerInch = 0.0254;
  Bytes bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &bytes,
      [](png_structp to, png_bytep data, png_size_t size) {
        auto& target = *static_cast<Bytes*>(png_get_io_ptr(to));
        target.insert(target.end(), data, data + size);
      },
      nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height),
               options.bits, options.colour_type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  const auto per_metre = static_cast<png_uint_32>(options.dpi / kMetresPerInch + 0.5);
  if (options.dpi > 0) png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
  const std::vector<png_color> palette{{255, 255, 255}, {0, 0, 0}, {255, 0, 0}, {128, 128, 128}};
  if (options.colour_type == PNG_COLOR_TYPE_PALETTE)
    png_set_PLTE(png, info, palette.data(), 1 << std::min(options.bits, 2));
  png_write_info(png, info);
  for (const Bytes& row : rows) png_write_row(png, row.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

Bytes png(const cv::Mat& gray, int dpi) {
  std::vector<Bytes> rows;
  for (int y = 0; y < gray.rows; ++y)
    rows.emplace_back(gray.ptr<std::uint8_t>(y), gray.ptr<std::uint8_t>(y) + gray.cols);
  return png(gray.cols, gray.rows, rows,
             {.bits = 8, .colour_type = PNG_COLOR_TYPE_GRAY, .dpi = dpi});
}

Bytes tiff(const std::vector<TiffPage>& pages) {
  Memory memory;
  TIFF* tiff = TIFFClientOpen("memory", "w", &memory, Memory::read, Memory::write, Memory::seek,
                              Memory::close, Memory::size, nullptr, nullptr);
  for (const TiffPage& page : pages) write_page(tiff, page);
  TIFFClose(tiff);
  return memory.bytes;
}

}  // namespace rosett::samples

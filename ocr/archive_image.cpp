#include "ocr/archive_image.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include <jpeglib.h>

#include "core/error.h"

namespace rosett {
namespace {

// Print stays free of visible ringing from 85 on; 90 costs a third more bytes.
constexpr int kQuality = 85;

[[noreturn]] void fail(j_common_ptr) {
  throw Error{ErrorKind::internal, "Sidans bild kunde inte sparas."};
}

struct Compressor {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  unsigned char* buffer{};
  unsigned long size{};

  Compressor() {
    info.err = jpeg_std_error(&errors);
    errors.error_exit = fail;
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &buffer, &size);
  }
  ~Compressor() {
    jpeg_destroy_compress(&info);
    std::free(buffer);  // jpeg_mem_dest allocates with malloc
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
};

}  // namespace

std::vector<std::uint8_t> encode_page(const cv::Mat& gray, int dpi) {
  Compressor compressor;
  jpeg_compress_struct& info = compressor.info;
  info.image_width = static_cast<JDIMENSION>(gray.cols);
  info.image_height = static_cast<JDIMENSION>(gray.rows);
  info.input_components = 1;
  info.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, kQuality, TRUE);
  info.density_unit = 1;
  info.X_density = info.Y_density = static_cast<UINT16>(dpi);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row = const_cast<JSAMPROW>(gray.ptr<uchar>(static_cast<int>(info.next_scanline)));
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  return {compressor.buffer, compressor.buffer + compressor.size};
}

}  // namespace rosett

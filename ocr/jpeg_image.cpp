#include "ocr/jpeg_image.h"

#include <csetjmp>
#include <cstdio>
// libjpeg's headers need <cstdio> before them.
#include <array>

#include <jerror.h>
#include <jpeglib.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr int kExifMarker = JPEG_APP0 + 1;
constexpr unsigned kWholeMarker = 0xFFFF;
constexpr double kCentimetresPerInch = 2.54;

// Each scan of a progressive image goes over all of it; encoders make ten or so.
constexpr int kMaxScans = 200;

struct Decoder {
  jpeg_decompress_struct jpeg;
  jpeg_progress_mgr progress;
  jpeg_error_mgr errors;
  std::jmp_buf escape;
  bool damaged;
  bool endless;
  std::uint8_t* pixels;
  std::size_t stride;
};

Decoder& decoder_of(j_common_ptr jpeg) { return *static_cast<Decoder*>(jpeg->client_data); }

[[noreturn]] void leave(j_common_ptr jpeg) { std::longjmp(decoder_of(jpeg).escape, 1); }

// Warnings after which every pixel is still the sender's; all others mean lost picture.
bool is_harmless(int code) {
  return code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM ||
         code == JWRN_TOO_MUCH_DATA || code == JWRN_BOGUS_PROGRESSION;
}

void note_message(j_common_ptr jpeg, int level) {
  if (level < 0 && !is_harmless(jpeg->err->msg_code)) decoder_of(jpeg).damaged = true;
}

void stay_silent(j_common_ptr) {}

void count_scans(j_common_ptr jpeg) {
  Decoder& decoder = decoder_of(jpeg);
  if (decoder.jpeg.input_scan_number <= kMaxScans) return;
  decoder.endless = true;
  leave(jpeg);
}

void read_header(Decoder& decoder) {
  jpeg_save_markers(&decoder.jpeg, kExifMarker, kWholeMarker);
  jpeg_read_header(&decoder.jpeg, TRUE);
}

void read_pixels(Decoder& decoder) {
  jpeg_start_decompress(&decoder.jpeg);
  while (decoder.jpeg.output_scanline < decoder.jpeg.output_height) {
    JSAMPROW row = decoder.pixels + decoder.jpeg.output_scanline * decoder.stride;
    jpeg_read_scanlines(&decoder.jpeg, &row, 1);
  }
  jpeg_finish_decompress(&decoder.jpeg);
}

// Runs a step that libjpeg may leave by longjmp: nothing with a destructor lives in here or in the
// steps. False when it was left.
bool survives(Decoder& decoder, void (*step)(Decoder&)) {
  if (setjmp(decoder.escape) != 0) return false;  // NOLINT(cert-err52-cpp): libjpeg's way
  step(decoder);
  return true;
}

// Owns libjpeg's memory.
class Decompression {
 public:
  explicit Decompression(std::span<const std::uint8_t> bytes) {
    decoder_.jpeg.err = jpeg_std_error(&decoder_.errors);
    decoder_.errors.error_exit = leave;
    decoder_.errors.emit_message = note_message;
    decoder_.errors.output_message = stay_silent;
    decoder_.jpeg.client_data = &decoder_;
    run([](Decoder& decoder) { jpeg_create_decompress(&decoder.jpeg); });
    decoder_.progress.progress_monitor = count_scans;
    decoder_.jpeg.progress = &decoder_.progress;
    jpeg_mem_src(&decoder_.jpeg, bytes.data(), bytes.size());
  }
  ~Decompression() { jpeg_destroy_decompress(&decoder_.jpeg); }
  Decompression(const Decompression&) = delete;
  Decompression& operator=(const Decompression&) = delete;

  void run(void (*step)(Decoder&)) {
    if (survives(decoder_, step) && !decoder_.damaged) return;
    if (decoder_.endless)
      throw Error(ErrorKind::limit, "JPEG-bilden är orimligt invecklad.",
                  "Spara om bilden som vanlig JPEG, PNG eller PDF.");
    const int code = decoder_.errors.msg_code;
    if (code == JERR_BAD_PRECISION || code == JERR_SOF_UNSUPPORTED || code == JERR_ARITH_NOTIMPL)
      throw Error(ErrorKind::unsupported, "JPEG-bilden är av ett slag som inte kan läsas.",
                  "Spara om bilden som vanlig JPEG, PNG eller PDF.");
    throw_damaged("JPEG-bilden");
  }
  Decoder& operator*() { return decoder_; }

 private:
  Decoder decoder_{};
};

int output_type(jpeg_decompress_struct& jpeg) {
  switch (jpeg.jpeg_color_space) {
    case JCS_GRAYSCALE:
      jpeg.out_color_space = JCS_GRAYSCALE;
      return CV_8UC1;
    case JCS_CMYK:
    case JCS_YCCK:
      jpeg.out_color_space = JCS_CMYK;
      return CV_8UC4;
    default:
      jpeg.out_color_space = JCS_EXT_BGR;
      return CV_8UC3;
  }
}

ImageMetadata metadata_of(const jpeg_decompress_struct& jpeg) {
  ImageMetadata metadata;
  for (auto* marker = jpeg.marker_list; marker != nullptr; marker = marker->next) {
    const ImageMetadata exif = exif_metadata({marker->data, marker->data_length});
    if (exif.orientation != 1 || exif.x_dpi > 0) metadata = exif;
  }
  if (jpeg.saw_JFIF_marker != 0 && (jpeg.density_unit == 1 || jpeg.density_unit == 2)) {
    const double unit = jpeg.density_unit == 2 ? kCentimetresPerInch : 1;
    metadata.x_dpi = jpeg.X_density * unit;
    metadata.y_dpi = jpeg.Y_density * unit;
  }
  return metadata;
}

}  // namespace

JpegImage decode_jpeg(std::span<const std::uint8_t> bytes, const ReadingLimits& limits) {
  Decompression decompression(bytes);
  decompression.run(read_header);
  Decoder& decoder = *decompression;
  check_page_size(decoder.jpeg.image_width, decoder.jpeg.image_height, limits);
  cv::Mat image(static_cast<int>(decoder.jpeg.image_height),
                static_cast<int>(decoder.jpeg.image_width), output_type(decoder.jpeg));
  decoder.pixels = image.data;
  decoder.stride = image.step;
  const ImageMetadata metadata = metadata_of(decoder.jpeg);  // libjpeg drops it when done
  decompression.run(read_pixels);
  if (image.channels() == 4)
    image = bgr_from_cmyk(
        image, decoder.jpeg.saw_Adobe_marker != 0 ? InkScale::ink_is_low : InkScale::ink_is_high);
  return {std::move(image), metadata};
}

}  // namespace rosett

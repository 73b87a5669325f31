#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <opencv2/core/mat.hpp>

#include "ocr/page_reading.h"
#include "ocr/text_layer.h"

// Bytes of a file in, pages as pictures out. Internal to folder ocr.
namespace rosett {

struct SourcePage {
  cv::Mat image;  // 8 bits: CV_8UC1 gray, or CV_8UC3 in OpenCV's order (BGR) when there is colour;
                  // paper is light; square pixels; as the file shows it (EXIF, TIFF orientation
                  // and PDF /Rotate applied), not yet upright or straight; owns its pixels
  int dpi{};      // what the file says, or the likeliest for paper of that size when it is silent
                  // or cannot be right
  std::optional<TextLayer> layer;  // only when it may be trusted to be the page's print
  std::string damage;  // why some of the page may be missing; Swedish sentence, empty: whole
};

// An opened file. Not thread-safe. Pages are independent of one another.
class PageSource {
 public:
  PageSource() = default;
  virtual ~PageSource() = default;
  PageSource(const PageSource&) = delete;
  PageSource& operator=(const PageSource&) = delete;

  [[nodiscard]] virtual FileFormat format() const = 0;
  [[nodiscard]] virtual int page_count() const = 0;

  // Page `number` from 1. Throws Error for that page: malformed (damaged or cut short, also when
  // part of a picture could be shown), unsupported, limit (before anything of that size is
  // allocated).
  [[nodiscard]] virtual SourcePage render(int number) = 0;

  // The same page as fine as OCR needs it, for when its layer is not what OCR sees.
  [[nodiscard]] virtual SourcePage render_without_layer(int number) { return render(number); }
};

// Knows the format by its first bytes. `bytes` must outlive the source. Throws Error: malformed,
// unsupported, limit.
[[nodiscard]] std::unique_ptr<PageSource> open_page_source(std::span<const std::uint8_t> bytes,
                                                           const ReadingLimits& limits);

}  // namespace rosett

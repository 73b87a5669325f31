#pragma once

#include <cstdint>
#include <string>

#include <opencv2/core/mat.hpp>

#include "ocr/page_source.h"

// What every file format does alike to a decoded picture before it is a page.
namespace rosett {

// A picture as decoded. Pixels for an inch along each axis; 0 where the file is silent.
struct Picture {
  cv::Mat image;  // CV_8UC1 gray or CV_8UC3 BGR
  double x_dpi{};
  double y_dpi{};
};

// Throws Error{limit} when a page of this size may not be allocated, Error{malformed} when it has
// no pixels.
void check_page_size(std::int64_t width, std::int64_t height, const ReadingLimits& limits);

// Throws Error{limit} for more pages than allowed, Error{malformed} for none.
void check_page_count(std::int64_t pages, const ReadingLimits& limits);

// Error{malformed}: part of the file is missing or destroyed. `what` is a Swedish noun phrase in
// the definite form, e.g. "PNG-bilden".
[[noreturn]] void throw_damaged(const std::string& what);

// The picture turned and mirrored as EXIF and TIFF number it (1..8); other values leave it alone.
[[nodiscard]] cv::Mat oriented(const cv::Mat& image, int orientation);

// Naive conversion, enough to read by. `inverted`: 255 is no ink (Adobe's JPEG files).
enum class InkScale { ink_is_high, ink_is_low };
[[nodiscard]] cv::Mat bgr_from_cmyk(const cv::Mat& cmyk, InkScale scale);

// Gray when a BGR picture has no colour to speak of, square pixels, a dpi that can be right.
// Throws Error{limit} when square pixels would break it.
[[nodiscard]] SourcePage finished_page(Picture picture, const ReadingLimits& limits);

}  // namespace rosett

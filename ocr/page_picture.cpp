#include "ocr/page_picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"

namespace rosett {
namespace {

// Paper that an office scans: from a receipt to A2. A resolution that makes the page's long side
// something else is a default or a mistake (72 dpi in a photograph).
constexpr double kShortestLongSideInches = 3.0;
constexpr double kLongestLongSideInches = 24.0;
constexpr std::int64_t kMaxSide =
    40'000;  // pixels; a roll of paper is no page, and JPEG ends there
constexpr double kLowestDpi = 40.0;
constexpr double kHighestDpi = 1'250.0;
constexpr double kA4LongSideInches = 297 / 25.4;
constexpr std::array<int, 8> kUsualDpi{75, 100, 150, 200, 240, 300, 400, 600};
// A page cut a little by the scanner is still taken for A4 at a usual resolution.
constexpr double kPaperSizeTolerance = 0.06;

// Largest difference between a pixel's channels that rounding in JPEG's colour space makes.
constexpr int kGrayTolerance = 6;

// Beyond this the letters are visibly stretched (fax: 204 x 98).
constexpr double kSquareTolerance = 1.02;

bool has_colour(const cv::Mat& bgr) {
  for (int y = 0; y < bgr.rows; ++y) {
    const auto* row = bgr.ptr<std::uint8_t>(y);
    int spread = 0;
    for (int x = 0; x < bgr.cols; ++x, row += 3) {
      const int high = std::max({row[0], row[1], row[2]});
      const int low = std::min({row[0], row[1], row[2]});
      spread = std::max(spread, high - low);
    }
    if (spread > kGrayTolerance) return true;
  }
  return false;
}

bool is_believable(double dpi, int long_side) {
  const double inches = long_side / dpi;
  return dpi >= kLowestDpi && dpi <= kHighestDpi && inches >= kShortestLongSideInches &&
         inches <= kLongestLongSideInches;
}

// The resolution of an A4 page that became a picture this long.
int guessed_dpi(int long_side) {
  const double dpi = long_side / kA4LongSideInches;
  const auto* usual = std::ranges::min_element(
      kUsualDpi, {}, [dpi](int candidate) { return std::abs(candidate - dpi); });
  if (std::abs(*usual - dpi) <= dpi * kPaperSizeTolerance) return *usual;
  return static_cast<int>(std::lround(std::clamp(dpi, kLowestDpi, kHighestDpi)));
}

void make_square(Picture& picture, const ReadingLimits& limits) {
  const double wide = picture.x_dpi;
  const double high = picture.y_dpi;
  if (!std::isfinite(wide) || !std::isfinite(high)) picture.x_dpi = picture.y_dpi = 0;
  if (!(wide > 0 && high > 0) || std::max(wide, high) <= std::min(wide, high) * kSquareTolerance)
    return;
  // Four to one is more than any fax; beyond it the numbers are nonsense.
  if (std::max(wide, high) > 4 * std::min(wide, high)) {
    picture.x_dpi = picture.y_dpi = 0;
    return;
  }
  const double finer = std::max(wide, high);
  const auto width = static_cast<int>(std::lround(picture.image.cols * finer / wide));
  const auto height = static_cast<int>(std::lround(picture.image.rows * finer / high));
  check_page_size(width, height, limits);
  cv::Mat square;
  cv::resize(picture.image, square, cv::Size(width, height), 0, 0, cv::INTER_LINEAR);
  picture = {std::move(square), finer, finer};
}

}  // namespace

void check_page_size(std::int64_t width, std::int64_t height, const ReadingLimits& limits) {
  if (width <= 0 || height <= 0) throw_damaged("Sidans bild");
  if (std::max(width, height) <= kMaxSide && width <= limits.max_pixels_per_page / height) return;
  throw Error(ErrorKind::limit,
              "Sidan är för stor: " + std::to_string(width) + " × " + std::to_string(height) +
                  " bildpunkter, högst " + std::to_string(limits.max_pixels_per_page) +
                  " bildpunkter och " + std::to_string(kMaxSide) + " åt ett håll läses.",
              "Skanna om sidan med lägre upplösning, helst 300 dpi.");
}

void check_page_count(std::int64_t pages, const ReadingLimits& limits) {
  if (pages <= 0)
    throw Error(ErrorKind::malformed, "Filen har inga sidor.",
                "Skanna dokumentet på nytt och lägg den nya filen i inkorgen.");
  if (pages <= limits.max_pages) return;
  throw Error(ErrorKind::limit,
              "Filen har för många sidor, högst " + std::to_string(limits.max_pages) + " läses.",
              "Dela upp dokumentet i mindre filer och lägg dem i inkorgen.");
}

void throw_damaged(const std::string& what) {
  throw Error(ErrorKind::malformed, what + " är skadad eller avkortad.",
              "Skanna dokumentet på nytt eller be avsändaren om en ny fil.");
}

cv::Mat oriented(const cv::Mat& image, int orientation) {
  cv::Mat turned;
  switch (orientation) {
    case 2:
      cv::flip(image, turned, 1);
      return turned;
    case 3:
      cv::rotate(image, turned, cv::ROTATE_180);
      return turned;
    case 4:
      cv::flip(image, turned, 0);
      return turned;
    case 5:
      cv::transpose(image, turned);
      return turned;
    case 6:
      cv::rotate(image, turned, cv::ROTATE_90_CLOCKWISE);
      return turned;
    case 7:
      cv::rotate(image, turned, cv::ROTATE_180);
      cv::transpose(turned, turned);
      return turned;
    case 8:
      cv::rotate(image, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
      return turned;
    default:
      return image;
  }
}

cv::Mat bgr_from_cmyk(const cv::Mat& cmyk, InkScale scale) {
  cv::Mat bgr(cmyk.rows, cmyk.cols, CV_8UC3);
  const int flip = scale == InkScale::ink_is_high ? 255 : 0;
  for (int y = 0; y < cmyk.rows; ++y) {
    const auto* in = cmyk.ptr<std::uint8_t>(y);
    auto* out = bgr.ptr<std::uint8_t>(y);
    for (int x = 0; x < cmyk.cols; ++x, in += 4, out += 3) {
      const int paper = in[3] ^ flip;
      for (int channel = 0; channel < 3; ++channel)
        out[2 - channel] = static_cast<std::uint8_t>((in[channel] ^ flip) * paper / 255);
    }
  }
  return bgr;
}

SourcePage finished_page(Picture picture, const ReadingLimits& limits) {
  if (picture.image.channels() == 3 && !has_colour(picture.image))
    cv::extractChannel(picture.image, picture.image, 1);
  make_square(picture, limits);
  const int long_side = std::max(picture.image.cols, picture.image.rows);
  const int dpi = is_believable(picture.x_dpi, long_side)
                      ? static_cast<int>(std::lround(picture.x_dpi))
                      : guessed_dpi(long_side);
  return {std::move(picture.image), dpi, std::nullopt};
}

}  // namespace rosett

#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core/mat.hpp>

// Small image files, written through the formats' own libraries.
namespace rosett::samples {

using Bytes = std::vector<std::uint8_t>;

// White, with a black block in the upper left corner and a gray bar along the right edge: shows
// how it was turned or mirrored. Gray values 0, 128 and 255.
cv::Mat picture(int width, int height);
// The same with black in place of gray.
cv::Mat bilevel_picture(int width, int height);
// The same with a red bar, BGR.
cv::Mat colour_picture(int width, int height);

struct JpegOptions {
  int dpi{200};
  int exif_orientation{};  // 0: no EXIF block
  int exif_dpi{};
};
// Gray, BGR, or CMYK (as Adobe writes it, inverted) by the number of channels.
Bytes jpeg(const cv::Mat& picture, const JpegOptions& options = {});

// `rows` holds the packed samples of each row as PNG stores them.
struct PngOptions {
  int bits{8};
  int colour_type{};  // PNG_COLOR_TYPE_...
  int dpi{200};
};
Bytes png(int width, int height, const std::vector<Bytes>& rows, const PngOptions& options);
Bytes png(const cv::Mat& gray, int dpi = 200);

struct TiffPage {
  cv::Mat picture;  // gray, RGB or CMYK in the file's own order
  int bits{8};      // 1: values from 128 on are white
  int compression{1};
  int photometric{1};
  float x_dpi{200};
  float y_dpi{200};
  int orientation{1};
  int rows_per_strip{16};
};
Bytes tiff(const std::vector<TiffPage>& pages);

}  // namespace rosett::samples

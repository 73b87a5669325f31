#include "pipeline/reader/drawing.h"

#include <opencv2/imgproc.hpp>
#include <png.h>

#include "core/error.h"
#include "core/text.h"
#include "ocr/page_source.h"

namespace rosett {
namespace {

// Red, green, blue; told apart also by those who do not see red from green (Okabe and Ito, 2008).
cv::Scalar colour_of(TrialMark mark) {
  switch (mark) {
    case TrialMark::heading:
      return {213, 94, 0};
    case TrialMark::field:
      return {0, 114, 178};
    case TrialMark::row:
      return {204, 121, 167};
    case TrialMark::cell:
      break;
  }
  return {0, 158, 115};
}

cv::Mat in_colour(const ReadPage& page) {
  const cv::Mat image = open_page_source(page.image, ReadingLimits{})->render(1).image;
  cv::Mat colour;
  if (image.channels() == 1)
    cv::cvtColor(image, colour, cv::COLOR_GRAY2RGB);
  else
    cv::cvtColor(image, colour, cv::COLOR_BGR2RGB);
  return colour;
}

// OpenCV's own letters are ASCII alone.
std::string plain(const std::string& name) {
  std::string letters = folded(name);
  for (char& letter : letters)
    if (static_cast<unsigned char>(letter) > '~') letter = '?';
  return letters;
}

void frame(cv::Mat& picture, const TrialBox& box, int dpi) {
  const int thickness = std::max(1, dpi / 150);
  const cv::Point corner(box.box.left, box.box.top);
  cv::rectangle(picture, corner, {box.box.right, box.box.bottom}, colour_of(box.mark), thickness);
  if (box.mark == TrialMark::row) return;  // its cells have names
  cv::putText(picture, plain(box.name), corner - cv::Point(0, 2 * thickness),
              cv::FONT_HERSHEY_SIMPLEX, dpi / 500.0, colour_of(box.mark), thickness);
}

std::string as_png(const cv::Mat& picture) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<png_uint_32>(picture.cols);
  header.height = static_cast<png_uint_32>(picture.rows);
  header.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(header);
  std::string bytes(size, '\0');
  const auto stride = static_cast<png_int_32>(picture.step);
  if (png_image_write_to_memory(&header, bytes.data(), &size, 0, picture.data, stride, nullptr) ==
      0)
    throw Error(ErrorKind::internal, "Bilden av sidan kunde inte skrivas.");
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::string drawn_on(const ReadPage& page, const std::vector<TrialBox>& boxes) {
  if (page.image.empty()) return {};
  cv::Mat picture = in_colour(page);
  for (const TrialBox& box : boxes)
    if (box.page == page.text.page) frame(picture, box, page.text.dpi);
  return as_png(picture);
}

}  // namespace rosett

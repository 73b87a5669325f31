#pragma once

#include <opencv2/core/mat.hpp>

#include "ocr/components.h"
#include "ocr/segments.h"

namespace rosett {

// One segment cut out for the engine.
struct LineImage {
  cv::Mat picture;   // CV_8UC1, only this segment's ink, at the engine's size of print
  cv::Point origin;  // page pixel of the picture's upper left corner
  double scale{};    // picture pixels per page pixel
};

// `height`: rows of the picture.
[[nodiscard]] LineImage cut_line(const cv::Mat& gray, const Components& components,
                                 const Segment& segment, int height);

// The picture's box in page pixels.
[[nodiscard]] Box on_page(const LineImage& line, const Box& box);

}  // namespace rosett

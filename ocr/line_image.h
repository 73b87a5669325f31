#pragma once

#include <cstddef>

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

// Segments cut a second way, for a reader that shall not fail where the first cut does: wider, and
// with whatever belongs to no segment, since a minus or the foot of a letter may be taken for a
// speck. Only the ink of other segments is hidden.
class WideCut {
 public:
  // What is given must outlive this.
  WideCut(const cv::Mat& gray, const Components& components, const PageSegments& segments);

  // `segment`: number of an item.
  [[nodiscard]] LineImage cut(std::size_t segment, int height) const;

 private:
  const cv::Mat& gray_;
  const Components& components_;
  const PageSegments& segments_;
  cv::Mat print_;  // CV_8UC1: the ink that belongs to a segment
};

// The picture's box in page pixels.
[[nodiscard]] Box on_page(const LineImage& line, const Box& box);

}  // namespace rosett

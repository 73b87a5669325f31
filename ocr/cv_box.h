#pragma once

#include <opencv2/core/types.hpp>

#include "core/geometry.h"

namespace rosett {

[[nodiscard]] inline Box to_box(const cv::Rect& rect) {
  return {rect.x, rect.y, rect.x + rect.width, rect.y + rect.height};
}
[[nodiscard]] inline cv::Rect to_rect(const Box& box) {
  return {box.left, box.top, box.width(), box.height()};
}
[[nodiscard]] inline Box whole(const cv::Size& size) { return {0, 0, size.width, size.height}; }

}  // namespace rosett

#pragma once

#include <opencv2/core/mat.hpp>

#include "ocr/runs.h"

namespace rosett {

// Lines along the axis that are too faint to be ink: each pixel a little darker than the paper, and
// so are most beside it along the axis. `gray` is the flattened page, `rims` the ink with its
// blurred rims; all are CV_8UC1 of one size, masks with 255 = ink.
[[nodiscard]] cv::Mat faint_lines(const cv::Mat& gray, const cv::Mat& rims, Axis axis, int dpi);

}  // namespace rosett

#pragma once

#include <opencv2/core/mat.hpp>

namespace rosett {

// The picture (CV_8UC1) at that size: what cv::resize makes with INTER_AREA, to the bit, in a third
// of the time where it becomes smaller by what is no whole number.
[[nodiscard]] cv::Mat shrunk(const cv::Mat& picture, const cv::Size& size);

// The same, both sides `factor` (above 1) times smaller.
[[nodiscard]] cv::Mat shrunk_by(const cv::Mat& picture, double factor);

}  // namespace rosett

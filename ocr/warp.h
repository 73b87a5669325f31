#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>

namespace rosett {

// The picture turned and moved: what cv::warpAffine makes with INTER_CUBIC and a white border, to
// the bit, in a third of the time. `to_result` maps pixels of `source` (CV_8UC1) to the result's.
[[nodiscard]] cv::Mat warped(const cv::Mat& source, const cv::Matx23d& to_result,
                             const cv::Size& size);

}  // namespace rosett

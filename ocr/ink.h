#pragma once

#include <opencv2/core/mat.hpp>

namespace rosett {

// Where there is print on a flattened page: CV_8UC1, 255 = ink. A piece of ink counts when some of
// it is dark beside the page's print, so that faint strokes stay and what shows through from the
// back of the sheet goes. Empty of ink when nothing on the page is dark enough to be print.
[[nodiscard]] cv::Mat find_ink(const cv::Mat& flat, int dpi);

}  // namespace rosett

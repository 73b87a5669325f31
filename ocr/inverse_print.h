#pragma once

#include <opencv2/core/mat.hpp>

namespace rosett {

// Light print on dark bands, such as a table's headings, becomes dark print on white, in place.
// `flat` is the flattened page, `natural` the same page as a gray scanner saw it, both CV_8UC1 and
// of one size. What is dark without lighter print in it stays as it is.
void turn_inverse_print(cv::Mat& flat, const cv::Mat& natural, int dpi);

}  // namespace rosett

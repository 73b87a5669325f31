#pragma once

#include <opencv2/core/mat.hpp>

// From what the scanner or camera saw to dark print on evenly white paper.
namespace rosett {

// CV_8UC1, as a gray scanner would have seen the page; for people.
[[nodiscard]] cv::Mat natural_gray(const cv::Mat& image);

// CV_8UC1, coloured ink (stamps, pens, stains) fades and black print stays; for reading. The same
// pixels as the image itself when that is gray.
[[nodiscard]] cv::Mat print_gray(const cv::Mat& image);

// Paper becomes 255 everywhere, whatever its tone, shadows, stains and grain; what is darker keeps
// its contrast with the paper around it. `gray` is CV_8UC1.
[[nodiscard]] cv::Mat flattened(const cv::Mat& gray, int dpi);

// Whitens what is not the sheet, in place: the scanner's dark bed and dark strips along the edges.
// `natural` is the same page before it was flattened.
void whiten_surroundings(cv::Mat& flat, const cv::Mat& natural, int dpi);

}  // namespace rosett

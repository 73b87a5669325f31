#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>

namespace rosett {

// How the scan lay and how its pixels come to the upright, straight page: one mapping, so that the
// picture is resampled at most once.
struct Placement {
  cv::Matx33d to_page{cv::Matx33d::eye()};  // source pixel -> page pixel
  cv::Size size;                            // of the page
  int dpi{};                                // of the page
  int rotation{};                           // PageText::rotation
  double skew_degrees{};                    // PageText::skew_degrees
};

// Finds perspective, quarter turn and skew. `flat` is the flattened source picture, `natural` the
// same before it was flattened. Text may still be upside down: characters do not tell.
[[nodiscard]] Placement find_placement(const cv::Mat& flat, const cv::Mat& natural, int dpi);

// The same page turned upside down.
[[nodiscard]] Placement upside_down(const Placement& placement);

// The source picture as it lies on the page; white where the page reaches beyond the picture.
// Shares the source's pixels when nothing has to be moved.
[[nodiscard]] cv::Mat placed(const cv::Mat& source, const Placement& placement);

}  // namespace rosett

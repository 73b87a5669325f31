#pragma once

#include <opencv2/core/mat.hpp>

// Morphology with bars, by lengths of runs: the cost does not grow with the bar.
namespace rosett {

enum class Axis { across, down };

// Erases runs of ink along the axis that are shorter than `length` (morphological opening with a
// bar). `mask` is CV_8UC1, ink not 0.
void erase_short_runs(cv::Mat& mask, Axis axis, int length);

// The opposite: erases those that are at least that long.
void erase_long_runs(cv::Mat& mask, Axis axis, int length);

// What is left of the ink without those: no longer than that along the axis.
[[nodiscard]] cv::Mat thin_along(const cv::Mat& mask, Axis axis, int longest);

// Fills gaps along the axis that are shorter than `length`, with ink on both sides (closing).
void fill_short_gaps(cv::Mat& mask, Axis axis, int length);

// Rows as columns: what runs down runs across. `mask` is CV_8UC1.
[[nodiscard]] cv::Mat transposed(const cv::Mat& mask);

}  // namespace rosett

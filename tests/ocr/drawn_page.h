#pragma once

#include <array>
#include <string>

#include <opencv2/core/mat.hpp>

#include "core/geometry.h"

// Pages drawn in the test: black on white, CV_8UC1. Sizes are those of 10 point print at 300 dpi.
namespace rosett::samples {

inline constexpr int kDpi = 300;
inline constexpr int kCapitals = 30;  // height of capitals and digits, pixels
inline constexpr int kStroke = 4;

cv::Mat white_page(int width, int height);

// A vector face; `left` and `baseline` are where the first character stands. Returns the box of
// the ink.
Box print(cv::Mat& page, const std::string& text, int left, int baseline, int height = kCapitals);

// Upright strokes joined by a bar at their tops (or feet), as close as in condensed print: each a
// bit like a 7 or a T.
enum class BarsAt { tops, feet };
Box print_combs(cv::Mat& page, int count, int left, int top, BarsAt bars);

// Lines of print as an office writes them, in columns, from margin to margin; `lines` of them.
void print_table(cv::Mat& page, int lines);

// Strokes a pixel or two wide, with holes where the toner did not stick.
cv::Mat broken(const cv::Mat& page);

void fill(cv::Mat& page, const Box& box, int gray = 0);

// Turned clockwise about its middle, white corners.
cv::Mat turned(const cv::Mat& page, double degrees);

// The sheet as a camera sees it on a table: its corners (top left, then clockwise) at those places
// of a picture of that size, the ground gray and uneven.
cv::Mat photographed(const cv::Mat& sheet, const std::array<cv::Point2d, 4>& corners, cv::Size size,
                     int ground = 60);

// 255 where the page is dark.
cv::Mat ink_of(const cv::Mat& page);

Box bounds(const cv::Mat& ink);

}  // namespace rosett::samples

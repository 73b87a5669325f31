#include "ocr/faint_lines.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace rosett {
namespace {

constexpr double kStretch = 0.12;   // inches over which a line is told from noise
constexpr int kPixelContrast = 10;  // gray levels from the paper
constexpr int kRim = 5;             // pixels, both rims and the stroke's edge
constexpr int kLineContrast = 20;   // of the mean along a stretch

}  // namespace

cv::Mat faint_lines(const cv::Mat& gray, const cv::Mat& ink, Axis axis, int dpi) {
  const int stretch = std::max(3, static_cast<int>(std::lround(kStretch * dpi)));
  const cv::Size along = axis == Axis::across ? cv::Size{stretch, 1} : cv::Size{1, stretch};
  cv::Mat mean;
  cv::blur(gray, mean, along, {-1, -1}, cv::BORDER_REPLICATE);
  cv::Mat faint = (mean < 255 - kLineContrast) & (gray < 255 - kPixelContrast);
  // The blurred rim of what is ink already would make its lines thicker.
  cv::Mat rims;
  cv::dilate(ink, rims, cv::getStructuringElement(cv::MORPH_RECT, {kRim, kRim}));
  faint.setTo(0, rims);
  return faint;
}

}  // namespace rosett

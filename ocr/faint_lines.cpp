#include "ocr/faint_lines.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "ocr/inches.h"

namespace rosett {
namespace {

constexpr double kStretch = 0.12;   // inches over which a line is told from noise
constexpr double kBeside = 0.027;   // inches from a line's middle to the paper on both its sides
constexpr double kPaper = 0.017;    // inches of that paper
constexpr int kPixelContrast = 10;  // gray levels from the paper
constexpr int kLineContrast = 20;   // of the mean along a stretch

// The darker of what lies on both sides, `far` pixels away: a band of gray has paper on one.
cv::Mat darker_side(const cv::Mat& mean, Axis axis, int far, int dpi) {
  const int wide = pixels(kPaper, dpi);
  const bool across = axis == Axis::across;
  cv::Mat light;
  cv::dilate(mean, light, cv::Mat::ones(across ? cv::Size{1, wide} : cv::Size{wide, 1}, CV_8UC1));
  cv::Mat padded;
  cv::copyMakeBorder(light, padded, across ? far : 0, across ? far : 0, across ? 0 : far,
                     across ? 0 : far, cv::BORDER_CONSTANT, cv::Scalar::all(255));
  const cv::Rect first{0, 0, mean.cols, mean.rows};
  const cv::Rect second = first + (across ? cv::Point{0, 2 * far} : cv::Point{2 * far, 0});
  return cv::min(padded(first), padded(second));
}

}  // namespace

cv::Mat faint_lines(const cv::Mat& gray, const cv::Mat& rims, Axis axis, int dpi) {
  const int stretch = std::max(3, pixels(kStretch, dpi));
  const cv::Size along = axis == Axis::across ? cv::Size{stretch, 1} : cv::Size{1, stretch};
  cv::Mat mean;
  cv::blur(gray, mean, along, {-1, -1}, cv::BORDER_REPLICATE);
  const cv::Mat paper = darker_side(mean, axis, pixels(kBeside, dpi), dpi);
  cv::Mat contrast;
  cv::subtract(paper, mean, contrast);
  cv::Mat faint = contrast > kLineContrast;
  cv::subtract(paper, gray, contrast);
  faint &= contrast > kPixelContrast;
  faint.setTo(0, rims);  // which would make the lines of ink thicker
  return faint;
}

}  // namespace rosett

#include "ocr/background.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ocr/shrink.h"

namespace rosett {
namespace {

// The background is looked at in cells so small that a cell inside a line of print shows paper.
constexpr double kCellsPerInch = 37.0;
// Dark things up to this wide are print, wider ones are the paper's own tone. Strokes of headings.
constexpr int kPrintWidthCells = 5;
constexpr int kSmoothingCells = 9;
// Paper is never darker than this share of the page's usual paper; what is (a punch hole, a
// photo) stays dark instead of being made paper.
constexpr double kDarkestPaper = 0.35;
// Paper's grain is cut off this many of its standard deviations below its usual tone.
constexpr double kGrainDeviations = 3.0;
// ... but never so far that faint print goes with it, in gray levels.
constexpr int kMaxGrainCut = 36;

constexpr double kSurroundingsDpi = 50.0;  // fine enough for strips a millimetre wide
constexpr double kDarkShare = 0.5;         // of the paper's tone; the bed is darker than that
constexpr int kWhitePaper = 225;           // the gray of flattened paper, some print upon it
constexpr int kStripLengthPixels = 9;      // at that resolution, 4.5 mm: longer than any character
constexpr int kEdgeMarginPixels = 3;       // 1.5 mm: the shadow along the sheet's edge

int percentile(const cv::Mat& gray, double share) {
  cv::Mat histogram;
  const int channel = 0;
  const int bins = 256;
  const std::array<float, 2> range{0.0F, 256.0F};
  const float* ranges = range.data();
  cv::calcHist(&gray, 1, &channel, cv::Mat{}, histogram, 1, &bins, &ranges);
  double left = share * static_cast<double>(gray.total());
  for (int level = 0; level < bins; ++level) {
    left -= static_cast<double>(histogram.at<float>(level));
    if (left <= 0) return level;
  }
  return bins - 1;
}

// The paper's tone in each cell, print closed over.
cv::Mat background_cells(const cv::Mat& gray, int cell) {
  const cv::Size size{std::max(1, gray.cols / cell), std::max(1, gray.rows / cell)};
  cv::Mat half = shrunk(gray, {std::max(1, gray.cols / 2), std::max(1, gray.rows / 2)});
  const int reach = std::max(1, cell / 2) | 1;
  cv::dilate(half, half, cv::getStructuringElement(cv::MORPH_RECT, {reach, reach}));
  cv::Mat cells;
  cv::resize(half, cells, size, 0, 0, cv::INTER_NEAREST);
  const cv::Size print{kPrintWidthCells, kPrintWidthCells};
  cv::morphologyEx(cells, cells, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, print));
  cv::blur(cells, cells, {kSmoothingCells, kSmoothingCells});
  return cells;
}

// The level from which on a pixel is plain paper: below the mode by the grain's deviations.
int paper_white_point(const cv::Mat& flat) {
  cv::Mat sample;
  cv::resize(flat, sample, {std::max(1, flat.cols / 4), std::max(1, flat.rows / 4)}, 0, 0,
             cv::INTER_NEAREST);
  const int mode = percentile(sample, 0.5);
  const int lower = percentile(sample, 0.25);
  // A quarter of the paper lies more than 0.674 deviations below its middle.
  const double deviation = (mode - lower) / 0.674;
  const int cut = static_cast<int>(std::lround(kGrainDeviations * deviation));
  return std::clamp(mode - std::min(cut, kMaxGrainCut), 1, 255);
}

void stretch_to_white(cv::Mat& flat, int white) {
  cv::Mat table(1, 256, CV_8UC1);
  for (int level = 0; level < 256; ++level) {
    table.at<uchar>(0, level) = cv::saturate_cast<uchar>(255.0 * level / white);
  }
  cv::LUT(flat, table, flat);
}

}  // namespace

cv::Mat natural_gray(const cv::Mat& image) {
  if (image.channels() == 1) return image;
  cv::Mat gray;
  cv::cvtColor(image, gray, cv::COLOR_BGR2GRAY);
  return gray;
}

cv::Mat print_gray(const cv::Mat& image) {
  if (image.channels() == 1) return image;
  std::array<cv::Mat, 3> channels;
  cv::split(image, channels.data());
  cv::Mat lightest;
  cv::max(channels[0], channels[1], lightest);
  cv::max(lightest, channels[2], lightest);
  return lightest;
}

cv::Mat flattened(const cv::Mat& gray, int dpi) {
  const int cell = std::max(2, static_cast<int>(std::lround(dpi / kCellsPerInch)));
  cv::Mat cells = background_cells(gray, cell);
  const int usual = percentile(cells, 0.5);
  cv::max(cells, std::max(1.0, kDarkestPaper * usual), cells);
  cv::Mat background;
  cv::resize(cells, background, gray.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat flat;
  cv::divide(gray, background, flat, 255.0);
  stretch_to_white(flat, paper_white_point(flat));
  return flat;
}

void whiten_surroundings(cv::Mat& flat, const cv::Mat& natural, int dpi) {
  const double scale = kSurroundingsDpi / dpi;
  const cv::Size size{std::max(1, static_cast<int>(natural.cols * scale)),
                      std::max(1, static_cast<int>(natural.rows * scale))};
  const cv::Mat small = shrunk(natural, size);
  const cv::Mat small_flat = shrunk(flat, size);
  // Paper in a shadow is dark as well, but flattening has made it white.
  cv::Mat dark = (small < kDarkShare * percentile(small, 0.75)) & (small_flat < kWhitePaper);
  // Beyond the picture it is dark too, so that strips thinner than the kernel survive the opening
  // when they run along the edge.
  const int pad = kStripLengthPixels;
  cv::copyMakeBorder(dark, dark, pad, pad, pad, pad, cv::BORDER_CONSTANT, 255);
  cv::morphologyEx(dark, dark, cv::MORPH_OPEN,
                   cv::getStructuringElement(cv::MORPH_RECT, {pad, pad}));
  cv::floodFill(dark, {0, 0}, 128);
  cv::Mat outside = dark == 128;
  const cv::Size margin{2 * kEdgeMarginPixels + 1, 2 * kEdgeMarginPixels + 1};
  cv::Mat sheet_only = outside(cv::Rect{pad, pad, small.cols, small.rows});
  if (cv::countNonZero(sheet_only) == 0) return;
  cv::dilate(sheet_only, sheet_only, cv::getStructuringElement(cv::MORPH_RECT, margin), {-1, -1}, 1,
             cv::BORDER_CONSTANT, 0);
  cv::Mat mask;
  cv::resize(sheet_only, mask, flat.size(), 0, 0, cv::INTER_NEAREST);
  flat.setTo(255, mask);
}

}  // namespace rosett

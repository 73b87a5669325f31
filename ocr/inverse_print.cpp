#include "ocr/inverse_print.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace rosett {
namespace {

constexpr double kLookDpi = 50.0;        // at which bands are looked for
constexpr double kDarkBand = 0.75;       // of the paper's tone that a band with its print is below
constexpr int kSmoothing = 5;            // pixels there: print within a band leaves no gaps
constexpr int kLeastHeight = 6;          // a line of small print and its margins
constexpr int kLeastWidth = 20;          // a short heading
constexpr double kGreatestHeight = 0.7;  // inches: higher ones are pictures and shadows
constexpr double kLeastPrint = 0.02;     // of the band's pixels
constexpr double kMostPrint = 0.45;
constexpr double kMoreThanDark = 2;  // times as much light print as dark
constexpr double kDarkEdge = 0.8;    // of the pixels along its edge
constexpr int kInsets = 75;          // of them are an inch
constexpr double kLightShare = 0.4;  // of the way from band to paper from which a pixel is light
constexpr double kDarkTone = 0.6;    // of the band's tone below which it is dark

int level_at(const cv::Mat& gray, double share) {
  cv::Mat sorted = gray.clone().reshape(1, 1);
  cv::sort(sorted, sorted, cv::SORT_EVERY_ROW | cv::SORT_ASCENDING);
  return sorted.at<uchar>(0, static_cast<int>(share * (sorted.cols - 1)));
}

// Where it is dark over the height of a line and the width of a heading, at kLookDpi.
cv::Mat dark_bands(const cv::Mat& small, int paper) {
  cv::Mat mean;
  cv::blur(small, mean, {kSmoothing, kSmoothing});
  cv::Mat dark = mean < kDarkBand * paper;
  const cv::Size band{kLeastWidth, kLeastHeight};
  cv::morphologyEx(dark, dark, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, band));
  return dark;
}

struct Tones {
  int band{};
  double light{}, dark{};  // shares of the pixels
};

Tones tones_of(const cv::Mat& gray, int paper) {
  Tones tones{.band = level_at(gray, 0.4)};  // light print takes less than half
  const double light = tones.band + kLightShare * (paper - tones.band);
  const auto pixels = static_cast<double>(gray.total());
  tones.light = cv::countNonZero(gray > light) / pixels;
  tones.dark = cv::countNonZero(gray < kDarkTone * tones.band) / pixels;
  return tones;
}

// Print lies within a band and does not reach its edge; what is light between the strokes of a
// large letter does. A little within the edge, since a band may lean.
bool encloses_print(const cv::Mat& band, int between, int inset) {
  if (band.rows <= 2 * inset || band.cols <= 2 * inset) return false;
  const cv::Mat gray = band(cv::Rect{inset, inset, band.cols - 2 * inset, band.rows - 2 * inset});
  int dark = 0;
  for (const cv::Mat& edge : {gray.row(0), gray.row(gray.rows - 1)})
    dark += cv::countNonZero(edge < between);
  for (const cv::Mat& edge : {gray.col(0), gray.col(gray.cols - 1)})
    dark += cv::countNonZero(edge < between);
  return dark >= kDarkEdge * 2 * (gray.rows + gray.cols);
}

// The band's tone becomes white, the paper's black.
cv::Mat turned(const cv::Mat& gray, int band, int paper) {
  cv::Mat result;
  const double contrast = std::max(1, paper - band);
  gray.convertTo(result, CV_8UC1, -255.0 / contrast, 255.0 * paper / contrast);
  return result;
}

// Without rows and columns of paper at its edges, where the smoothing has blurred it.
cv::Rect trimmed(const cv::Mat& natural, cv::Rect box, int paper) {
  const double light = (1 + kDarkBand) / 2 * paper;
  const auto is_paper = [&](const cv::Rect& part) { return cv::mean(natural(part))[0] > light; };
  while (box.height > 1 && is_paper({box.x, box.y, box.width, 1})) ++box.y, --box.height;
  while (box.height > 1 && is_paper({box.x, box.y + box.height - 1, box.width, 1})) --box.height;
  while (box.width > 1 && is_paper({box.x, box.y, 1, box.height})) ++box.x, --box.width;
  while (box.width > 1 && is_paper({box.x + box.width - 1, box.y, 1, box.height})) --box.width;
  return box;
}

cv::Rect grown(const cv::Rect& box, int by, const cv::Rect& page) {
  return cv::Rect{box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by} & page;
}

// What is left of a leaning band around what was found of it; print right below it stays.
void whiten_edges(cv::Mat& flat, const cv::Mat& natural, const cv::Rect& around, int band) {
  flat(around).setTo(255, natural(around) < band);
}

}  // namespace

void turn_inverse_print(cv::Mat& flat, const cv::Mat& natural, int dpi) {
  const double scale = kLookDpi / dpi;
  cv::Mat small;
  cv::resize(natural, small, {}, scale, scale, cv::INTER_AREA);
  const int paper = level_at(small, 0.75);
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centres;
  const int count =
      cv::connectedComponentsWithStats(dark_bands(small, paper), labels, stats, centres);
  const cv::Rect page{0, 0, flat.cols, flat.rows};
  for (int label = 1; label < count; ++label) {
    const int* found = stats.ptr<int>(label);
    if (found[cv::CC_STAT_HEIGHT] > kGreatestHeight * kLookDpi) continue;
    const auto large = [scale](int value) { return static_cast<int>(std::lround(value / scale)); };
    cv::Rect box{large(found[cv::CC_STAT_LEFT]), large(found[cv::CC_STAT_TOP]),
                 large(found[cv::CC_STAT_WIDTH]), large(found[cv::CC_STAT_HEIGHT])};
    box &= page;
    if (box.empty()) continue;
    box = trimmed(natural, box, paper);
    const Tones tones = tones_of(natural(box), paper);
    if (tones.band > kDarkBand * paper || tones.light < kLeastPrint || tones.light > kMostPrint ||
        tones.light < kMoreThanDark * tones.dark ||
        !encloses_print(natural(box), (tones.band + paper) / 2, dpi / kInsets))
      continue;
    whiten_edges(flat, natural, grown(box, dpi / kInsets, page), (tones.band + paper) / 2);
    turned(natural(box), tones.band, paper).copyTo(flat(box));
  }
}

}  // namespace rosett

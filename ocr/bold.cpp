#include "ocr/bold.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ocr/cv_box.h"

namespace rosett {
namespace {

// Bold faces have strokes 1.4 to 1.7 times those of the regular face.
constexpr double kBoldRatio = 1.28;
constexpr std::size_t kFewestWords = 5;

// Usual length of a horizontal run of ink, that is of an upright stroke, in heights of the box.
double stroke_width(const cv::Mat& ink) {
  std::vector<int> runs;
  for (int y = 0; y < ink.rows; ++y) {
    const auto* row = ink.ptr<uchar>(y);
    int run = 0;
    for (int x = 0; x < ink.cols; ++x) {
      if (row[x] != 0) {
        ++run;
      } else if (run > 0) {
        runs.push_back(run);
        run = 0;
      }
    }
    if (run > 0) runs.push_back(run);
  }
  if (runs.empty()) return 0.0;
  // The mean of the middle half: a median of small whole numbers would be too coarse.
  std::sort(runs.begin(), runs.end());
  const std::size_t first = runs.size() / 4;
  const std::size_t last = std::max(first + 1, runs.size() * 3 / 4);
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += runs[i];
  return sum / static_cast<double>(last - first) / ink.rows;
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

void mark_bold(std::vector<Word>& words, const cv::Mat& ink, double scale) {
  if (words.size() < kFewestWords) return;
  std::vector<double> widths;
  const cv::Rect page{{0, 0}, ink.size()};
  for (const Word& word : words) {
    const cv::Rect rect{cv::Point{cv::Point2d{static_cast<double>(word.box.left),
                                              static_cast<double>(word.box.top)} *
                                  scale},
                        cv::Size{cv::Size2d{static_cast<double>(word.box.width()),
                                            static_cast<double>(word.box.height())} *
                                 scale}};
    const cv::Rect visible = rect & page;
    widths.push_back(visible.empty() ? 0.0 : stroke_width(ink(visible)));
  }
  const double usual = median(widths);
  for (std::size_t i = 0; i < words.size(); ++i) words[i].bold = widths[i] > kBoldRatio * usual;
}

}  // namespace rosett

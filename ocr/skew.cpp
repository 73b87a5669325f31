#include "ocr/skew.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace rosett {
namespace {

constexpr double kLargestSkew = 12.0;  // degrees
constexpr double kCoarseStep = 0.25;
constexpr double kMiddleStep = 0.05;
constexpr double kFineStep = 0.01;
constexpr std::size_t kFewestCharacters = 12;
// A neighbour in the same line is nearer than this many character heights.
constexpr double kNeighbourReach = 1.5;
// How far characters of one line stand from it, in character heights and at least in pixels.
constexpr double kLineWidth = 1.0 / 8;
constexpr double kLeastLineWidth = 1.5;
constexpr int kBinsPerWidth = 4;

std::vector<Box> characters_of(const std::vector<Component>& components, int usual_height) {
  std::vector<Box> result;
  for (const Component& component : components) {
    if (usual_height > 0 && is_character_sized(component, usual_height)) {
      result.push_back(component.box);
    }
  }
  return result;
}

// How sharply the points gather in lines that lean by `degrees`: over all pairs the sum of a bell
// of their distance across the lines; `width` is the bell's, in pixels. Points are whole pixels and
// gather in rows at 0 degrees however the text leans, so bins alone would prefer that: the bell is
// wider than a pixel and the bins are much finer.
double line_score(const std::vector<cv::Point2d>& points, double degrees, double width) {
  const double radians = degrees * std::numbers::pi / 180.0;
  const double sine = std::sin(radians) * kBinsPerWidth / width;
  const double cosine = std::cos(radians) * kBinsPerWidth / width;
  std::vector<double> positions(points.size());
  std::transform(points.begin(), points.end(), positions.begin(),
                 [&](const cv::Point2d& point) { return point.y * cosine - point.x * sine; });
  const auto [lowest, highest] = std::minmax_element(positions.begin(), positions.end());
  constexpr int kReach = 3 * kBinsPerWidth;
  cv::Mat counts(1, static_cast<int>(*highest - *lowest) + 2 + 2 * kReach, CV_64FC1,
                 cv::Scalar::all(0));
  for (const double position : positions) {
    const double offset = position - *lowest;
    const int index = static_cast<int>(offset);
    const double part = offset - index;
    counts.at<double>(kReach + index) += 1.0 - part;
    counts.at<double>(kReach + index + 1) += part;
  }
  cv::GaussianBlur(counts, counts, {2 * kReach + 1, 1}, kBinsPerWidth, 0, cv::BORDER_CONSTANT);
  return cv::norm(counts, cv::NORM_L2SQR);
}

struct Angles {  // degrees: every `step` from `middle`, up to `reach` to both sides
  double middle{};
  double reach{};
  double step{};
};

double best_angle(const std::vector<cv::Point2d>& points, const Angles& angles, double width) {
  double best = angles.middle;
  double best_score = -1;
  const int steps = static_cast<int>(std::lround(angles.reach / angles.step));
  for (int i = -steps; i <= steps; ++i) {
    const double angle = angles.middle + i * angles.step;
    const double score = line_score(points, angle, width);
    if (score > best_score) {
      best_score = score;
      best = angle;
    }
  }
  return best;
}

}  // namespace

TextDirection text_direction(const std::vector<Component>& components, int usual_height) {
  std::vector<Box> boxes = characters_of(components, usual_height);
  if (boxes.size() < kFewestCharacters) return TextDirection::horizontal;
  std::sort(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
  const int reach = static_cast<int>(kNeighbourReach * usual_height);
  int across = 0;
  int along = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    int beside = reach;
    int below = reach;
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].left < boxes[i].right + reach; ++j) {
      const int shared_y = overlap_y(boxes[i], boxes[j]);
      const int shared_x = overlap_x(boxes[i], boxes[j]);
      if (shared_y > 0) beside = std::min(beside, std::max(0, -shared_x));
      if (shared_x > 0) below = std::min(below, std::max(0, -shared_y));
    }
    if (beside < below) ++across;
    if (below < beside) ++along;
  }
  return along > across ? TextDirection::vertical : TextDirection::horizontal;
}

double text_skew(const std::vector<Component>& components, int usual_height) {
  std::vector<cv::Point2d> points;
  for (const Box& box : characters_of(components, usual_height)) {
    points.emplace_back(box.left + box.width() / 2.0, box.bottom);
  }
  if (points.size() < kFewestCharacters) return 0.0;
  const double width = std::max(kLeastLineWidth, kLineWidth * usual_height);
  const double roughly = best_angle(points, {0, kLargestSkew, kCoarseStep}, 2 * width);
  const double nearly = best_angle(points, {roughly, 2 * kCoarseStep, kMiddleStep}, width);
  return best_angle(points, {nearly, 2 * kMiddleStep, kFineStep}, width);
}

}  // namespace rosett

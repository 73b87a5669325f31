#include "ocr/skew.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <opencv2/core/types.hpp>

namespace rosett {
namespace {

constexpr double kLargestSkew = 12.0;  // degrees
constexpr double kCoarseStep = 0.25;
constexpr double kMiddleStep = 0.05;
constexpr double kFineStep = 0.01;
constexpr std::size_t kFewestCharacters = 12;
// A neighbour in the same line is nearer than this many character heights.
constexpr double kNeighbourReach = 1.5;

std::vector<Box> characters_of(const std::vector<Component>& components, int usual_height) {
  std::vector<Box> result;
  for (const Component& component : components) {
    if (usual_height > 0 && is_character_sized(component, usual_height)) {
      result.push_back(component.box);
    }
  }
  return result;
}

// How sharply the points gather in lines that lean by `degrees`: the sum of squared counts over
// bins of `bin` pixels, each point shared between the two nearest.
double line_score(const std::vector<cv::Point2d>& points, double degrees, double bin) {
  const double radians = degrees * std::numbers::pi / 180.0;
  const double sine = std::sin(radians) / bin;
  const double cosine = std::cos(radians) / bin;
  std::vector<double> positions(points.size());
  double lowest = 1e9;
  double highest = -1e9;
  for (std::size_t i = 0; i < points.size(); ++i) {
    positions[i] = points[i].y * cosine - points[i].x * sine;
    lowest = std::min(lowest, positions[i]);
    highest = std::max(highest, positions[i]);
  }
  std::vector<double> counts(static_cast<std::size_t>(highest - lowest) + 2, 0.0);
  for (const double position : positions) {
    const double offset = position - lowest;
    const auto index = static_cast<std::size_t>(offset);
    const double part = offset - static_cast<double>(index);
    counts[index] += 1.0 - part;
    counts[index + 1] += part;
  }
  double score = 0;
  for (const double count : counts) score += count * count;
  return score;
}

double best_angle(const std::vector<cv::Point2d>& points, double middle, double reach, double step,
                  double bin) {
  double best = middle;
  double best_score = -1;
  const int steps = static_cast<int>(std::lround(reach / step));
  for (int i = -steps; i <= steps; ++i) {
    const double angle = middle + i * step;
    const double score = line_score(points, angle, bin);
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
  const double bin = std::max(1.0, usual_height / 6.0);
  const double coarse = best_angle(points, 0.0, kLargestSkew, kCoarseStep, bin);
  const double middle = best_angle(points, coarse, 2 * kCoarseStep, kMiddleStep, bin / 2);
  return best_angle(points, middle, 2 * kMiddleStep, kFineStep, 1.0);
}

}  // namespace rosett

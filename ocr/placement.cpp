#include "ocr/placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ocr/components.h"
#include "ocr/ink.h"
#include "ocr/sheet.h"
#include "ocr/shrink.h"
#include "ocr/skew.h"
#include "ocr/warp.h"

namespace rosett {
namespace {

constexpr int kWorkingDpi = 150;  // enough to see where characters stand
// Degrees. Less is not worth resampling the page, nor surely told from a straight one: two pixels
// across an A4 page at 300 dpi.
constexpr double kSmallestSkew = 0.05;
constexpr double kA4LongSideInches = 11.69;
constexpr double kA4Ratio = 1.414;
constexpr double kRatioTolerance = 0.08;

using cv::Matx33d;

Matx33d shift(double x, double y) { return {1, 0, x, 0, 1, y, 0, 0, 1}; }

// Maps a picture of `size` turned a quarter counterclockwise into its own frame again.
Matx33d quarter_counterclockwise(const cv::Size& size) {
  return {0, 1, 0, -1, 0, static_cast<double>(size.width - 1), 0, 0, 1};
}

Matx33d half_turn(const cv::Size& size) {
  return {-1, 0,  static_cast<double>(size.width - 1),
          0,  -1, static_cast<double>(size.height - 1),
          0,  0,  1};
}

Matx33d scaling(double factor) { return {factor, 0, 0, 0, factor, 0, 0, 0, 1}; }

void straighten_sheet(Placement& placement, const Quad& quad, int dpi) {
  const cv::Size2d sides = sides_of(quad);
  double width = sides.width;
  double height = sides.height;
  const double ratio = std::max(width, height) / std::min(width, height);
  placement.dpi = dpi;
  if (std::abs(ratio / kA4Ratio - 1.0) < kRatioTolerance) {
    const double longer = std::max(width, height);
    (width > height ? height : width) = longer / kA4Ratio;
    placement.dpi = static_cast<int>(std::lround(longer / kA4LongSideInches));
  }
  placement.size = {static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))};
  const std::vector<cv::Point2f> from{quad.begin(), quad.end()};
  const auto right = static_cast<float>(placement.size.width - 1);
  const auto bottom = static_cast<float>(placement.size.height - 1);
  const std::vector<cv::Point2f> to{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
  placement.to_page = Matx33d{cv::getPerspectiveTransform(from, to)};
}

// Turns the page about its middle and makes room for all of it.
void rotate(Placement& placement, double skew_degrees) {
  const double radians = skew_degrees * std::numbers::pi / 180.0;
  const double cosine = std::cos(radians);
  const double sine = std::sin(radians);
  const cv::Size old = placement.size;
  const cv::Size size{
      static_cast<int>(std::ceil(old.width * cosine + old.height * std::abs(sine))),
      static_cast<int>(std::ceil(old.height * cosine + old.width * std::abs(sine)))};
  const Matx33d turn{cosine, sine, 0, -sine, cosine, 0, 0, 0, 1};
  placement.to_page = shift((size.width - 1) / 2.0, (size.height - 1) / 2.0) * turn *
                      shift(-(old.width - 1) / 2.0, -(old.height - 1) / 2.0) * placement.to_page;
  placement.size = size;
}

bool is_straight_turn(const Placement& placement) {
  const auto is_whole = [](double value) { return std::abs(value - std::round(value)) < 1e-9; };
  const Matx33d& m = placement.to_page;
  return is_whole(m(0, 0)) && is_whole(m(0, 1)) && is_whole(m(1, 0)) && is_whole(m(1, 1)) &&
         m(2, 0) == 0 && m(2, 1) == 0;
}

struct Characters {
  std::vector<Component> components;
  int usual_height{};
};

Characters characters_on(const cv::Mat& flat, const Placement& placement) {
  const double factor = std::min(1.0, static_cast<double>(kWorkingDpi) / placement.dpi);
  Placement small = placement;
  small.to_page = scaling(factor) * placement.to_page;
  small.size = {std::max(1, static_cast<int>(placement.size.width * factor)),
                std::max(1, static_cast<int>(placement.size.height * factor))};
  cv::Mat picture;
  if (is_straight_turn(placement)) {
    picture = shrunk(placed(flat, placement), small.size);
  } else {
    picture = placed(flat, small);
  }
  Characters result;
  const int dpi = static_cast<int>(std::lround(placement.dpi * factor));
  result.components = find_components(find_ink(picture, dpi).mask).items;
  result.usual_height = usual_character_height(result.components, dpi);
  return result;
}

// The components as they would stand on the picture turned a quarter counterclockwise.
void turn_counterclockwise(std::vector<Component>& components, int width) {
  for (Component& component : components) {
    const Box box = component.box;
    component.box = {box.top, width - box.right, box.bottom, width - box.left};
  }
}

}  // namespace

Placement find_placement(const cv::Mat& flat, const cv::Mat& natural, int dpi) {
  Placement placement{.size = flat.size(), .dpi = dpi};
  if (const std::optional<Quad> quad = find_photographed_sheet(natural)) {
    straighten_sheet(placement, *quad, dpi);
  }
  Characters characters = characters_on(flat, placement);
  if (text_direction(characters.components, characters.usual_height) == TextDirection::vertical) {
    placement.rotation = 90;
    placement.to_page = quarter_counterclockwise(placement.size) * placement.to_page;
    turn_counterclockwise(characters.components, 0);
    std::swap(placement.size.width, placement.size.height);
  }
  const double skew = text_skew(characters.components, characters.usual_height);
  placement.skew_degrees = skew;
  if (std::abs(skew) >= kSmallestSkew) rotate(placement, skew);
  return placement;
}

Placement upside_down(const Placement& placement) {
  Placement result = placement;
  result.to_page = half_turn(placement.size) * placement.to_page;
  result.rotation = (placement.rotation + 180) % 360;
  return result;
}

cv::Mat placed(const cv::Mat& source, const Placement& placement) {
  const Matx33d& m = placement.to_page;
  if (is_straight_turn(placement)) {
    cv::Mat turned;
    if (m(0, 0) == 1) return source;
    const cv::RotateFlags turn = m(0, 0) == -1  ? cv::ROTATE_180
                                 : m(0, 1) == 1 ? cv::ROTATE_90_COUNTERCLOCKWISE
                                                : cv::ROTATE_90_CLOCKWISE;
    cv::rotate(source, turned, turn);
    return turned;
  }
  if (m(2, 0) == 0 && m(2, 1) == 0) return warped(source, m.get_minor<2, 3>(0, 0), placement.size);
  cv::Mat result;
  cv::warpPerspective(source, result, m, placement.size, cv::INTER_CUBIC, cv::BORDER_CONSTANT,
                      cv::Scalar::all(255));
  return result;
}

}  // namespace rosett

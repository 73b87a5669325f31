#include "ocr/components.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "core/middle.h"

namespace rosett {
namespace {

// Print between 4 and 40 points: heights of small letters and of capitals, in inches.
constexpr double kSmallestHeight = 0.022;
constexpr double kLargestHeight = 0.40;

// Relative to the usual height; smaller is a dot or dash, larger a logo or a stroke of a pen.
constexpr double kCharacterMinHeight = 0.45;
constexpr double kCharacterMaxHeight = 4.0;
constexpr double kCharacterMaxWidth = 6.0;  // several characters that touch
// No character is so large and so black: a punch hole, a filled box.
constexpr double kBlobSize = 1.3;
constexpr double kBlobShare = 0.7;       // of its box that is ink
constexpr double kFragmentHeight = 0.3;  // with less ink it is a speck
constexpr double kFragmentArea = 0.05;   // of the usual height's square

}  // namespace

Components find_components(const cv::Mat& ink) {
  Components result;
  cv::Mat stats;
  cv::Mat centroids;
  const int count = cv::connectedComponentsWithStats(ink, result.labels, stats, centroids, 8);
  result.items.reserve(static_cast<std::size_t>(count));
  for (int label = 1; label < count; ++label) {
    const int* row = stats.ptr<int>(label);
    const int left = row[cv::CC_STAT_LEFT];
    const int top = row[cv::CC_STAT_TOP];
    result.items.push_back(
        {{left, top, left + row[cv::CC_STAT_WIDTH], top + row[cv::CC_STAT_HEIGHT]},
         row[cv::CC_STAT_AREA],
         label});
  }
  return result;
}

int usual_character_height(const std::vector<Component>& components, int dpi) {
  std::vector<int> heights;
  for (const Component& component : components) {
    const int height = component.box.height();
    const bool plausible = height >= kSmallestHeight * dpi && height <= kLargestHeight * dpi;
    if (plausible && component.box.width() <= kCharacterMaxWidth * height) {
      heights.push_back(height);
    }
  }
  return middle_of(std::move(heights));
}

bool is_character_sized(const Component& component, int usual_height) {
  const int height = component.box.height();
  const int least = std::min(height, component.box.width());
  const bool blob = least > kBlobSize * usual_height &&
                    component.area > kBlobShare * component.box.width() * height;
  return !blob && height >= kCharacterMinHeight * usual_height &&
         height <= kCharacterMaxHeight * usual_height &&
         component.box.width() <= kCharacterMaxWidth * height;
}

bool is_fragment(const Component& component, int usual_height) {
  return component.box.height() >= kFragmentHeight * usual_height &&
         component.box.height() <= usual_height && component.box.width() <= usual_height &&
         component.area >= kFragmentArea * usual_height * usual_height;
}

}  // namespace rosett

#include "ocr/ink.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "ocr/components.h"
#include "ocr/cv_box.h"

namespace rosett {
namespace {

// Shares of the contrast of the page's own print. What shines through thin paper has a quarter of
// it at most; the faintest cells of a worn printer or a low-toner copy have about half.
constexpr double kInkShare = 0.30;
constexpr double kSeedShare = 0.42;
// In gray levels: less contrast than this is no print even on a page without any.
constexpr int kLeastInkContrast = 40;
constexpr int kLeastSeedContrast = 75;
// The print's contrast is that of the darker components; a quarter may be darker still.
constexpr double kPrintQuantile = 0.75;

std::vector<uchar> darkest_of_each(const cv::Mat& flat, const Components& components) {
  std::vector<uchar> darkest(components.items.size() + 1, 255);
  for (int y = 0; y < flat.rows; ++y) {
    const auto* gray = flat.ptr<uchar>(y);
    const int* label = components.labels.ptr<int>(y);
    for (int x = 0; x < flat.cols; ++x) {
      if (label[x] == 0) continue;
      uchar& value = darkest[static_cast<std::size_t>(label[x])];
      value = std::min(value, gray[x]);
    }
  }
  return darkest;
}

int print_contrast(const std::vector<Component>& components, const std::vector<uchar>& darkest,
                   int dpi) {
  const int usual = usual_character_height(components, dpi);
  std::vector<int> contrasts;
  for (const Component& component : components) {
    if (usual == 0 || !is_character_sized(component, usual)) continue;
    contrasts.push_back(255 - darkest[static_cast<std::size_t>(component.label)]);
  }
  if (contrasts.empty()) return 255;
  const auto at = contrasts.begin() + static_cast<std::ptrdiff_t>(
                                          kPrintQuantile * static_cast<double>(contrasts.size()));
  std::nth_element(contrasts.begin(), at, contrasts.end());
  return *at;
}

void erase_components_lighter_than(int level, const std::vector<uchar>& darkest,
                                   const Components& components, cv::Mat& ink) {
  for (int y = 0; y < ink.rows; ++y) {
    auto* out = ink.ptr<uchar>(y);
    const int* label = components.labels.ptr<int>(y);
    for (int x = 0; x < ink.cols; ++x) {
      if (out[x] != 0 && darkest[static_cast<std::size_t>(label[x])] > level) out[x] = 0;
    }
  }
}

}  // namespace

cv::Mat find_ink(const cv::Mat& flat, int dpi) {
  cv::Mat ink = flat < 255 - kLeastInkContrast;
  Components components = find_components(ink);
  std::vector<uchar> darkest = darkest_of_each(flat, components);
  const int contrast = print_contrast(components.items, darkest, dpi);
  const int ink_contrast = std::max(kLeastInkContrast, static_cast<int>(kInkShare * contrast));
  if (ink_contrast > kLeastInkContrast) {
    ink = flat < 255 - ink_contrast;
    components = find_components(ink);
    darkest = darkest_of_each(flat, components);
  }
  const int seed = std::max(kLeastSeedContrast, static_cast<int>(kSeedShare * contrast));
  erase_components_lighter_than(255 - seed, darkest, components, ink);
  return ink;
}

}  // namespace rosett

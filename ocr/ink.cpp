#include "ocr/ink.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "ocr/components.h"
#include "ocr/faint_ink.h"

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
  std::vector<uchar> darkest(components.items.size(), 255);
  for (int y = 0; y < flat.rows; ++y) {
    const auto* gray = flat.ptr<uchar>(y);
    for (const InkRun& run : components.row(y)) {
      uchar& value = darkest[static_cast<std::size_t>(run.component)];
      value = std::min(value, *std::min_element(gray + run.from, gray + run.to));
    }
  }
  return darkest;
}

int print_contrast(const std::vector<Component>& components, const std::vector<uchar>& darkest,
                   int usual) {
  std::vector<int> contrasts;
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (usual == 0 || !is_character_sized(components[i], usual)) continue;
    contrasts.push_back(255 - darkest[i]);
  }
  if (contrasts.empty()) return 255;
  const auto at = contrasts.begin() + static_cast<std::ptrdiff_t>(
                                          kPrintQuantile * static_cast<double>(contrasts.size()));
  std::nth_element(contrasts.begin(), at, contrasts.end());
  return *at;
}

std::vector<bool> darker_than(int level, const std::vector<uchar>& darkest) {
  std::vector<bool> dark;
  dark.reserve(darkest.size());
  for (const uchar gray : darkest) dark.push_back(gray <= level);
  return dark;
}

// Sets the pixels of the chosen components to `value`.
void paint(const std::vector<bool>& chosen, const Components& components, uchar value,
           cv::Mat& ink) {
  for (int y = 0; y < ink.rows; ++y) {
    auto* out = ink.ptr<uchar>(y);
    for (const InkRun& run : components.row(y))
      if (chosen[static_cast<std::size_t>(run.component)])
        std::fill(out + run.from, out + run.to, value);
  }
}

// A page's ink at the lowest threshold, where faint print is whole.
struct Whole {
  Components components;
  std::vector<uchar> darkest;
  int usual{};     // height of its characters
  int contrast{};  // of the page's print
};

Whole whole_ink(const cv::Mat& flat, int dpi) {
  Whole all{find_components(flat < 255 - kLeastInkContrast), {}, 0, 0};
  all.darkest = darkest_of_each(flat, all.components);
  all.usual = usual_character_height(all.components.items, dpi);
  all.contrast = print_contrast(all.components.items, all.darkest, all.usual);
  return all;
}

// Puts back what is as dark as the page's ink somewhere and goes on with its print; what is fainter
// still is a ghost.
void add_faint(const Whole& all, int seed, int ink_contrast, Ink& ink) {
  const std::vector<bool> in_line =
      in_line_with_print(all.components.items, darker_than(255 - seed, all.darkest), all.usual);
  std::vector<bool> print = darker_than(255 - ink_contrast, all.darkest);
  for (std::size_t i = 0; i < in_line.size(); ++i) {
    const Component& component = all.components.items[i];
    if (in_line[i] && !print[i] &&
        (is_character_sized(component, all.usual) || is_fragment(component, all.usual)))
      ink.ghosts.push_back(component.box);
    print[i] = in_line[i] && print[i];
  }
  paint(print, all.components, 255, ink.mask);
}

}  // namespace

Ink find_ink(const cv::Mat& flat, int dpi) {
  const Whole all = whole_ink(flat, dpi);
  const int ink_contrast = std::max(kLeastInkContrast, static_cast<int>(kInkShare * all.contrast));
  const int seed = std::max(kLeastSeedContrast, static_cast<int>(kSeedShare * all.contrast));
  Ink ink{flat < 255 - ink_contrast, {}};
  const Components components = find_components(ink.mask);
  std::vector<bool> faint = darker_than(255 - seed, darkest_of_each(flat, components));
  faint.flip();
  paint(faint, components, 0, ink.mask);
  add_faint(all, seed, ink_contrast, ink);
  return ink;
}

}  // namespace rosett

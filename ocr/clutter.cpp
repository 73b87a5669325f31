#include "ocr/clutter.h"

#include <algorithm>
#include <cstddef>

namespace rosett {
namespace {

constexpr double kWider = 6;    // heights
constexpr double kReach = 0.5;  // heights of the print within which a letter may be missing

// The part of a component's ink within the area.
Box ink_in(const Components& components, const Component& component, const Box& area) {
  Box found;
  const Box part = intersected(component.box, area);
  for (int y = part.top; y < part.bottom; ++y) {
    const int* label = components.labels.ptr<int>(y);
    for (int x = part.left; x < part.right; ++x)
      if (label[x] == component.label) found = united(found, {x, y, x + 1, y + 1});
  }
  return found;
}

}  // namespace

std::vector<Box> find_clutter(const Components& components, const std::vector<Segment>& segments) {
  std::vector<Box> clutter;
  for (const Segment& segment : segments) {
    const int reach = static_cast<int>(kReach * segment.text_height);
    const Box area{std::max(0, segment.box.left - reach), segment.box.top,
                   std::min(components.labels.cols, segment.box.right + reach), segment.box.bottom};
    for (std::size_t i = 0; i < components.items.size(); ++i) {
      const Component& component = components.items[i];
      const bool large = component.box.height() > kLargestHeightRatio * segment.text_height ||
                         component.box.width() > kWider * segment.text_height;
      if (!large || overlap_x(component.box, area) <= 0 || overlap_y(component.box, area) <= 0 ||
          std::ranges::find(segment.members, static_cast<int>(i)) != segment.members.end())
        continue;
      Box ink = ink_in(components, component, area);
      if (ink.width() <= 0) continue;
      ink.left = std::min(ink.left, segment.box.right - 1);
      ink.right = std::max(ink.right, segment.box.left + 1);
      clutter.push_back(ink);
    }
  }
  return clutter;
}

}  // namespace rosett

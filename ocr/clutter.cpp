#include "ocr/clutter.h"

#include <algorithm>
#include <cstddef>

namespace rosett {
namespace {

constexpr double kWider = 6;    // heights
constexpr double kReach = 0.5;  // heights of the print within which a letter may be missing

// The part of a component's ink within the area.
Box ink_in(const Components& components, std::size_t component, const Box& area) {
  Box found;
  components.for_each_run(static_cast<int>(component), [&](int y, int from, int to) {
    found = united(found, intersected({from, y, to, y + 1}, area));
  });
  return found;
}

}  // namespace

std::vector<Box> find_clutter(const Components& components, const std::vector<Segment>& segments) {
  std::vector<Box> clutter;
  for (const Segment& segment : segments) {
    const int reach = static_cast<int>(kReach * segment.text_height);
    const Box area{std::max(0, segment.box.left - reach), segment.box.top,
                   std::min(components.cols(), segment.box.right + reach), segment.box.bottom};
    for (std::size_t i = 0; i < components.items.size(); ++i) {
      const Component& component = components.items[i];
      const bool large = component.box.height() > kLargestHeightRatio * segment.text_height ||
                         component.box.width() > kWider * segment.text_height;
      if (!large || overlap_x(component.box, area) <= 0 || overlap_y(component.box, area) <= 0 ||
          std::ranges::find(segment.members, static_cast<int>(i)) != segment.members.end())
        continue;
      Box ink = ink_in(components, i, area);
      if (ink.empty()) continue;
      ink.left = std::min(ink.left, segment.box.right - 1);
      ink.right = std::max(ink.right, segment.box.left + 1);
      clutter.push_back(ink);
    }
  }
  return clutter;
}

}  // namespace rosett

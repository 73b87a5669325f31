#pragma once

#include <algorithm>

namespace rosett {

// A rectangle in pixels of the upright, straightened page; origin top-left, right and bottom
// exclusive.
struct Box {
  int left{}, top{}, right{}, bottom{};

  [[nodiscard]] constexpr int width() const { return right - left; }
  [[nodiscard]] constexpr int height() const { return bottom - top; }
  [[nodiscard]] constexpr bool empty() const { return right <= left || bottom <= top; }
  [[nodiscard]] constexpr int center_x() const { return left + (right - left) / 2; }
  [[nodiscard]] constexpr int center_y() const { return top + (bottom - top) / 2; }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

// The smallest box around both; an empty box adds nothing.
[[nodiscard]] constexpr Box united(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

// What both cover; empty() when they do not meet.
[[nodiscard]] constexpr Box intersected(const Box& a, const Box& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

// Pixels that two boxes share along one axis; negative: the gap between them.
[[nodiscard]] constexpr int overlap_x(const Box& a, const Box& b) {
  return std::min(a.right, b.right) - std::max(a.left, b.left);
}
[[nodiscard]] constexpr int overlap_y(const Box& a, const Box& b) {
  return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

}  // namespace rosett

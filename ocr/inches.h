#pragma once

#include <algorithm>
#include <cmath>

namespace rosett {

// A length on paper in pixels of its scan, at least 1.
[[nodiscard]] inline int pixels(double inches, int dpi) {
  return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

}  // namespace rosett

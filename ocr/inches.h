#pragma once

#include <algorithm>
#include <cmath>

namespace rosett {

// Of ruled lines: 2 points and the blur of the scan, in inches.
inline constexpr double kThickestRuling = 0.024;

// A length on paper in pixels of its scan, at least 1.
[[nodiscard]] inline int pixels(double inches, int dpi) {
  return std::max(1, static_cast<int>(std::lround(inches * dpi)));
}

}  // namespace rosett

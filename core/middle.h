#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace rosett {

// The median, the upper one of an even number of values; 0 of none.
template <typename Number>
[[nodiscard]] Number middle_of(std::vector<Number> values) {
  if (values.empty()) return {};
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace rosett

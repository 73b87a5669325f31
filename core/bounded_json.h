#pragma once

#include <cmath>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace rosett {

// Parses JSON that others wrote. Where a fraction is given to an int, or a double to a float, C++
// leaves open what becomes of one that does not fit: no number of ours comes near the bound, and
// one beyond it is refused. Throws Error{malformed}, and nlohmann's exceptions for faults of form.
template <class Json>
Json parse_bounded(std::string_view text) {
  constexpr double kLargestFraction = 1e9;
  Json whole = Json::parse(text);
  std::vector<const Json*> left{&whole};  // not by recursion: others choose how deep it goes
  while (!left.empty()) {
    const Json& value = *left.back();
    left.pop_back();
    if (value.is_structured())
      for (const Json& each : value) left.push_back(&each);
    else if (value.is_number_float() &&
             !(std::abs(value.template get<double>()) <= kLargestFraction))
      throw Error(ErrorKind::malformed, "Ett tal är större än vad som kan stå på dess plats.");
  }
  return whole;
}

}  // namespace rosett

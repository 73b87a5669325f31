#pragma once

#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/error.h"

namespace rosett {

// Parses JSON that others wrote. Where a fraction is given to an int, or a double to a float, C++
// leaves open what becomes of one that does not fit: no number of ours comes near the bound, and
// one beyond it is refused. Throws Error{malformed}, and nlohmann's exceptions for faults of form.
template <class Json>
Json parse_bounded(std::string_view text) {
  constexpr double kLargestFraction = 1e9;
  const auto bounded = [](int /*depth*/, nlohmann::detail::parse_event_t event, Json& value) {
    if (event != nlohmann::detail::parse_event_t::value || !value.is_number_float()) return true;
    if (std::abs(value.template get<double>()) <= kLargestFraction) return true;
    throw Error(ErrorKind::malformed, "Ett tal är större än vad som kan stå på dess plats.");
  };
  return Json::parse(text, bounded);
}

}  // namespace rosett

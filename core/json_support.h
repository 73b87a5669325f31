#pragma once

#include <cmath>
#include <cstdlib>
#include <string>

#include <nlohmann/json.hpp>

#include "core/bounded_json.h"
#include "core/error.h"
#include "core/geometry.h"

// Shared by document_json.cpp and page_json.cpp alone: nlohmann's header costs seconds to parse.
namespace rosett::json_support {

using Json = nlohmann::ordered_json;  // keys stay in the order of the contract

inline double rounded(double value, double steps_per_unit) {
  return std::round(value * steps_per_unit) / steps_per_unit;
}
inline double four_decimals(double value) { return rounded(value, 1e4); }

// The contract's [x, y, w, h].
inline Json box_to_json(const Box& box) {
  return Json::array({box.left, box.top, box.width(), box.height()});
}
// Throws Error{malformed} for one that no page is large enough for.
inline Box box_from_json(const Json& json) {
  const auto number = [&json](std::size_t at) {
    constexpr long long kFarthest = 1LL << 28U;
    const auto value = json.at(at).get<long long>();
    if (std::abs(value) <= kFarthest) return static_cast<int>(value);
    throw Error(ErrorKind::malformed, "En ruta ligger utanför varje sida.");
  };
  const int left = number(0);
  const int top = number(1);
  return {left, top, left + number(2), top + number(3)};
}

inline std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Runs `read` on the parsed text; every fault of form or content becomes Error{malformed}.
template <class Read>
auto parsed(std::string_view text, Read read) {
  try {
    return read(parse_bounded<Json>(text));
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorKind::malformed, "Uppgifterna har inte den form som exporten har.",
                "Kontrollera att filen kommer från rosett export.");
  }
}

}  // namespace rosett::json_support

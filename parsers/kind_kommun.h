#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rosett {

// The ways to write Sweden's municipalities, folded (core/text.h) and sorted, from
// templates/kommuner.csv (columns kommunkod;namn;kortnamn;lanskod): «Stockholms kommun»,
// «Stockholm», «Stockholms stad». Throws Error{config} when a column is missing.
[[nodiscard]] std::vector<std::string> parse_kommuner(std::string_view csv);

// `kommuner` as parse_kommuner gives it; any letter case.
[[nodiscard]] bool is_kommun(const std::vector<std::string>& kommuner, std::string_view name);

}  // namespace rosett

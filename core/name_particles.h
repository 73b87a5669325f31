#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace rosett {

// Words that belong to the next one in a name: "Al-Masri", "Al Masri" and "Almasri" are one. They
// are written small too.
inline constexpr std::array<std::string_view, 18> kNameParticles{
    "al",  "el",  "abd", "abdal", "abdul", "abdel", "abou", "abu", "bin",
    "ben", "ibn", "von", "van",   "af",    "de",    "da",   "di",  "du"};

[[nodiscard]] constexpr bool is_name_particle(std::string_view word) {
  return std::ranges::find(kNameParticles, word) != kNameParticles.end();
}

}  // namespace rosett

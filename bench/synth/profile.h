#pragma once

#include <string>
#include <vector>

#include "bench/synth/random.h"

namespace rosett::synth {

enum class Pixels { grey, colour, bilevel };

// How a document was scanned. Strengths are 0 for "not at all" and 1 for "as bad as it gets".
struct Profile {
  std::string name;
  bool hard{};                // not an ordinary scan
  double weight{1};           // how usual
  double dpi{300}, dpi_y{0};  // dots per inch across, and down where that differs
  Pixels pixels{Pixels::grey};
  double skew{1.2};  // degrees, at most, either way
  double noise{0.25}, blur{0.35};
  int quality_low{70}, quality_high{92};  // JPEG
  double thin{}, thick{}, toner{}, shadow{}, bleed{}, folds{}, specks{};
  double stamp{0.08}, ticks{0.06}, holes{0.3};  // how likely on a page
  bool photo{}, turned{}, born{};
};

[[nodiscard]] const std::vector<Profile>& profiles();
// One of those named, comma-separated; of all when that is empty. Throws std::invalid_argument
// for a name that there is not.
[[nodiscard]] const Profile& random_profile(const std::string& names, Random& random);

}  // namespace rosett::synth

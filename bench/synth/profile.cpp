#include "bench/synth/profile.h"

#include <algorithm>
#include <stdexcept>

#include "core/text.h"

namespace rosett::synth {

const std::vector<Profile>& profiles() {
  using enum Pixels;
  static const std::vector<Profile> kProfiles{
      {.name = "born", .weight = 8, .born = true},
      {.name = "mfp300", .weight = 22},
      {.name = "mfp200", .weight = 7, .dpi = 200},
      {.name = "color200", .weight = 5, .dpi = 200, .pixels = colour},
      {.name = "bw300", .weight = 14, .pixels = bilevel, .noise = 0.35},
      {.name = "stamp300", .weight = 4, .stamp = 1},
      {.name = "ticks300", .weight = 4, .ticks = 1},
      {.name = "holes300", .weight = 3, .holes = 1},
      {.name = "skew300", .hard = true, .weight = 3, .skew = 3},
      {.name = "rot", .hard = true, .weight = 4, .turned = true},
      {.name = "noise300", .hard = true, .weight = 2, .noise = 2},
      {.name = "specks300", .hard = true, .weight = 2, .specks = 1},
      {.name = "jpeg150",
       .hard = true,
       .weight = 4,
       .dpi = 150,
       .quality_low = 45,
       .quality_high = 75},
      {.name = "jpegbad", .hard = true, .weight = 2, .quality_low = 12, .quality_high = 25},
      {.name = "bw200", .hard = true, .weight = 3, .dpi = 200, .pixels = bilevel, .noise = 0.4},
      {.name = "fax196",
       .hard = true,
       .weight = 2,
       .dpi = 204,
       .dpi_y = 196,
       .pixels = bilevel,
       .noise = 0.5},
      {.name = "fax98",
       .hard = true,
       .weight = 1,
       .dpi = 204,
       .dpi_y = 98,
       .pixels = bilevel,
       .noise = 0.4},
      {.name = "thin", .hard = true, .weight = 3, .thin = 1},
      {.name = "thick", .hard = true, .weight = 3, .thick = 1},
      {.name = "toner", .hard = true, .weight = 2, .toner = 1},
      {.name = "shadow", .hard = true, .weight = 3, .shadow = 1},
      {.name = "bleed", .hard = true, .weight = 3, .bleed = 1},
      {.name = "folded", .hard = true, .weight = 2, .folds = 1},
      {.name = "phone",
       .hard = true,
       .weight = 3,
       .dpi = 200,
       .pixels = colour,
       .noise = 0.5,
       .quality_low = 65,
       .quality_high = 88,
       .photo = true}};
  return kProfiles;
}

const Profile& random_profile(const std::string& names, Random& random) {
  std::vector<const Profile*> wanted;
  for (const std::string& name : split(names.empty() ? "*" : names, ',')) {
    const auto before = wanted.size();
    for (const Profile& one : profiles())
      if (name == "*" || one.name == name) wanted.push_back(&one);
    if (wanted.size() == before) throw std::invalid_argument("no such profile: " + name);
  }
  std::vector<double> weights;
  for (const Profile* one : wanted) weights.push_back(one->weight);
  return *wanted[random.weighted(weights)];
}

}  // namespace rosett::synth

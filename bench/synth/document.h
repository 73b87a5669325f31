#pragma once

#include <string>
#include <vector>

#include "bench/synth/content.h"
#include "bench/synth/profile.h"
#include "bench/synth/typesetter.h"

namespace rosett::synth {

enum class Trouble { none, blank_backs, wrong_order, page_missing };

// One file of the inbox, decided but not yet printed.
struct Plan {
  std::uint64_t seed{}, scan_seed{1};  // what it says and looks like; how it was scanned
  std::string name;                    // without extension
  Style style;
  Decision decision;
  Profile profile;
  std::string group;   // the same decision scanned twice
  bool may_trouble{};  // pages may be missing or out of order
};

struct Finished {
  std::string file, bytes, truth;  // the truth is one line of JSON
  int values{}, pages{};
};

// Prints, scans and writes; the same plan gives the same bytes.
[[nodiscard]] Finished finish(Plan plan, Typesetter& typesetter);

}  // namespace rosett::synth

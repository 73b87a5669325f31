#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "program.h"

namespace rosett::testing {

// Peak resident sizes in bytes, and what was written where nothing should be.
struct Watched {
  Finished finished;
  std::int64_t service_bytes{};
  std::int64_t largest_reader_bytes{};
  int readers{};  // that were started in all
  std::vector<std::string> strays;
};

// Runs the program in an empty folder, with empty folders for HOME and TMPDIR, and looks at its
// processes all the while.
[[nodiscard]] Watched run_watched(const Program& program,
                                  const std::vector<std::string>& arguments);

}  // namespace rosett::testing

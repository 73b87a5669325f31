#pragma once

#include <string>
#include <vector>

#include "bench/synth/document.h"

namespace rosett::synth {

// What happened between the printer and the file.
struct ScanRecord {
  Trouble trouble{};
  std::vector<int> order;  // the sheet on each page, 0 for a blank back
  std::vector<double> skew;
  std::vector<int> rotation;
  std::string format, text_layer;
  bool stamp{}, ticks{}, holes{};
};

struct Truth {
  std::string json;  // one line
  int values{};      // fields that are on the pages
};

// What is on the pages of the file and which deviations the checks must find there.
[[nodiscard]] Truth truth_of(const Plan& plan, const ScanRecord& record, const std::string& file);

}  // namespace rosett::synth

#pragma once

#include <string>
#include <vector>

// Invented persons' names: common elements from many origins, with the letters and double names
// that readings trip over.
namespace rosett::synth {

[[nodiscard]] const std::vector<std::string>& first_names();
[[nodiscard]] const std::vector<std::string>& last_names();
[[nodiscard]] const std::vector<std::string>& streets();

}  // namespace rosett::synth

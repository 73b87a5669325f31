#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/reader/sandbox.h"

namespace rosett {

// What this reader is made of, for `rosett doctor`: names with versions as linked at run time, and
// under "skydd" the layers of its sandbox that do not hold ("" when all do). Loads the OCR engine
// with its language. Throws Error{config} when the language is not installed.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> reader_facts(
    const SandboxLayers& layers);

}  // namespace rosett

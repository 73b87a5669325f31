#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ocr/engine.h"
#include "pipeline/reader/sandbox.h"

namespace rosett {

// What this reader is made of, for `rosett doctor`: names with versions as linked at run time,
// under "sandlåda" the layers of its sandbox that hold, under "skydd" those that do not ("" when
// all do).
[[nodiscard]] std::vector<std::pair<std::string, std::string>> reader_facts(
    const Engine& engine, const SandboxLayers& layers);

}  // namespace rosett

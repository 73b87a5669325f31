#pragma once

#include <cstddef>
#include <vector>

#include "ocr/frames.h"

namespace rosett {

// Classes of the most probable text, placeholders included, by a beam search that keeps `most`
// texts at each step (Graves et al. 2006: prefix search).
[[nodiscard]] std::vector<int> best_classes(const Frames& frames, int blank, std::size_t most);

}  // namespace rosett

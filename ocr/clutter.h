#pragma once

#include <vector>

#include "ocr/components.h"
#include "ocr/segments.h"

namespace rosett {

// Where ink much larger than a segment's print touches it or all but does: a punch hole, a stroke
// of a pen, a stamp. What it covers, or has joined, is in no segment. Each box overlaps its
// segment's.
[[nodiscard]] std::vector<Box> find_clutter(const Components& components,
                                            const std::vector<Segment>& segments);

}  // namespace rosett

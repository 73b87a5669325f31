#pragma once

#include <vector>

#include "ocr/components.h"

// How a page lies, told by where its characters stand.
namespace rosett {

enum class TextDirection { horizontal, vertical };

// Whether lines of text run across the picture or up and down, whichever way up. Print stands
// closer to its neighbours in a line than to the next line. Horizontal when there is too little
// to tell.
[[nodiscard]] TextDirection text_direction(const std::vector<Component>& components,
                                           int usual_height);

// Degrees by which horizontal lines of text lean clockwise, within +-12; 0 when there is too
// little to tell.
[[nodiscard]] double text_skew(const std::vector<Component>& components, int usual_height);

}  // namespace rosett

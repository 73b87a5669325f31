#pragma once

#include <vector>

#include "ocr/components.h"

namespace rosett {

// Which components, too faint to be print by themselves, stand in a line with print that is not,
// a blank apart at most and as high: toner is uneven, what shines through from the back does not
// keep to the lines. `kept` has a value for each component, those of `usual_height` are print.
[[nodiscard]] std::vector<bool> in_line_with_print(const std::vector<Component>& components,
                                                   const std::vector<bool>& kept, int usual_height);

}  // namespace rosett

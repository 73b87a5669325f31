#pragma once

#include <string>
#include <string_view>

namespace rosett {

// Text as a cell can hold it: one line, no control or format characters, at most 32,767 UTF-16
// units (Excel's limit; the end is then «…»), and `_x0041_` kept as text, which Excel would
// otherwise read as the character it names.
[[nodiscard]] std::string cell_text(std::string_view text);

}  // namespace rosett

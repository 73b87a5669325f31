#pragma once

#include "parsers/text_layout.h"
#include "parsers/toml_reader.h"

namespace rosett {

// The tables [text] and [[record]] of a template for text files. Faults as in template_loading.h.
[[nodiscard]] TextLayout text_layout_of(const TomlReader& reader);

}  // namespace rosett

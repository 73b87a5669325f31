#pragma once

#include <optional>

#include "ocr/engine.h"
#include "ocr/page_source.h"
#include "ocr/page_text.h"

namespace rosett {

// A page whose words come from its text layer, not from OCR, once the engine has read a dozen of
// them in the picture and agrees. Empty when the page has no layer or the two differ: then the
// picture decides. Throws what the engine throws.
[[nodiscard]] std::optional<ReadPicture> read_from_layer(const SourcePage& page, Engine& engine);

}  // namespace rosett

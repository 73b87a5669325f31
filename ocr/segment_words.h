#pragma once

#include <vector>

#include "core/page.h"
#include "ocr/components.h"
#include "ocr/engine.h"
#include "ocr/line_image.h"
#include "ocr/segments.h"

namespace rosett {

// The engine's words as words of the page: boxes are those of the ink that they were read from.
// Fields line, segment and bold are left for the caller.
[[nodiscard]] std::vector<Word> words_of(const RecognisedLine& recognised, const LineImage& line,
                                         const Components& components, const Segment& segment);

}  // namespace rosett

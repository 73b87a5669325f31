#pragma once

#include <span>
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

// Shares what a second reader saw on the same picture out among the segment's words: each symbol
// goes to the word whose place its middle is in, so that other splits into words do no harm.
// `words` are those of words_of, from left to right.
void add_second(const RecognisedLine& second, const LineImage& line, std::span<Word> words);

}  // namespace rosett

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/page.h"
#include "ocr/components.h"
#include "ocr/segments.h"

namespace rosett {

// The print's own witness of blanks between letters, which networks lose where they are narrow:
// the white between its components. Where the two readers differ in a blank, the white decides;
// where it shows one that neither saw, the second reading gets it, so that the value is in doubt.
class Blanks {
 public:
  // `words`: those of each segment, read twice, boxes those of their ink in the layout's pixels.
  Blanks(std::span<const std::vector<Word>> words, const PageSegments& segments);

  // Settles the blanks of one segment's words. Digits are left alone: their blanks are no words'.
  void settle(std::vector<Word>& words, const Segment& segment, const Components& components) const;

 private:
  double usual_{};  // width of a blank between words of letters, text heights; 0: too few tell
};

}  // namespace rosett

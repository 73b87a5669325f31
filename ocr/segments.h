#pragma once

#include <vector>

#include "ocr/components.h"
#include "ocr/rulings.h"

namespace rosett {

// In heights: print of one line differs by less.
inline constexpr double kLargestHeightRatio = 2.6;

// A run of print without a wide gap: a table cell, a label, a sentence.
struct Segment {
  Box box;                   // of its ink
  std::vector<int> members;  // indices into Components::items, left to right
  int line{};                // text line on the page, from 0 downwards
  int text_height{};         // of its capitals and digits, pixels
};

struct PageSegments {
  std::vector<Segment> items;  // reading order: line by line, left to right
  std::vector<Box> dashes;     // in a line of print, but in no segment: perhaps a minus
  std::vector<Box> clutter;    // of ink much larger than the print it touches: a hole, a stroke
};

// Groups the components of the straight page, rulings lifted. Dots, commas, dashes and diacritics
// join the print they stand by, a dash that on both its sides; logos, pen strokes and specks stay
// out.
[[nodiscard]] PageSegments find_segments(const Components& components, const Rulings& rulings,
                                         int dpi);

}  // namespace rosett

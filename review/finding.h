#pragma once

#include <string>

#include "core/document.h"

namespace rosett {

// A deviation with what it speaks of: null where that is no row or no reading.
struct Finding {
  const Deviation& deviation;
  const Row* row;
  const Reading* reading;

  // Of the reading, else the row; 0 when it has no place.
  [[nodiscard]] int page() const;
  // The reading stands somewhere on a page.
  [[nodiscard]] bool has_box() const { return reading != nullptr && !reading->box.empty(); }
};

// `deviation` is one of `document`'s; the finding points into both.
[[nodiscard]] Finding located(const Document& document, const Deviation& deviation);

// Where it stands in a file that has its values in characters, and no picture of them: «textfil,
// rad 17», «arbetsbok, blad 2, rad 17». Empty for what was scanned or printed, and without a place.
[[nodiscard]] std::string place_in_file(const Document& document, const Finding& finding);

}  // namespace rosett

#pragma once

#include <cstddef>
#include <vector>

#include "parsers/page_view.h"

namespace rosett {

// White space that runs down between a page's columns: what no line of values stands in. Tells
// headings of two narrow columns from one heading of two words.
class BodyGaps {
 public:
  // What stands above line number `first` is no body.
  explicit BodyGaps(const PageView& view, std::size_t first = 0);

  // Whether such white space passes between two words of which one ends at x = `left` and the
  // other begins at `right`.
  [[nodiscard]] bool between(int left, int right) const;

  // Whether values stand below some of it.
  [[nodiscard]] bool has_values(const Box& heading) const;

 private:
  std::vector<bool> open_;  // by x; empty: too few lines to tell
  int em_{1};
};

// The words of a line in pieces that no such white space passes through. Where it passes between
// words of which one side has no values below, those are one heading over values set to its other
// side: "Beviljad ersättning" over "920,00".
[[nodiscard]] std::vector<TextLine> pieces_of(const PageView& view, const TextLine& line,
                                              const BodyGaps& gaps);

}  // namespace rosett

#pragma once

#include <string>
#include <vector>

#include "parsers/page_view.h"

// Whether two scanned pages are the same sheet.
namespace rosett {

// The figures of one cell or one run of text.
struct PageFigures {
  std::string digits;
  bool sure{};  // read clearly, and by both readers alike
  friend auto operator<=>(const PageFigures&, const PageFigures&) = default;
};

// All runs with figures, sorted.
[[nodiscard]] std::vector<PageFigures> figures_on(const PageView& view);

// The same sheet scanned twice: nearly all figures stand on both, and every one that does not may
// be a misreading of one on the other. A form filled in for somebody else, or a decision that
// supplements another, has figures of its own. False for pages with too few to tell.
[[nodiscard]] bool is_copy(const std::vector<PageFigures>& a, const std::vector<PageFigures>& b);

}  // namespace rosett

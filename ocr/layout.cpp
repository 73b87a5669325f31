#include "ocr/layout.h"

#include <utility>

#include "ocr/ink.h"

namespace rosett {

Layout lay_out(const cv::Mat& flat, int dpi) {
  Layout layout;
  layout.gray = flat.clone();
  Ink ink = find_ink(layout.gray, dpi);
  layout.ink = std::move(ink.mask);
  layout.ghosts = std::move(ink.ghosts);
  layout.rulings = lift_rulings(layout.ink, layout.gray, dpi);
  layout.components = find_components(layout.ink);
  layout.segments = find_segments(layout.components, layout.rulings, dpi);
  return layout;
}

}  // namespace rosett

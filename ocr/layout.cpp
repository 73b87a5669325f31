#include "ocr/layout.h"

#include "ocr/ink.h"

namespace rosett {

Layout lay_out(const cv::Mat& flat, int dpi) {
  Layout layout;
  layout.gray = flat.clone();
  layout.ink = find_ink(layout.gray, dpi);
  layout.rulings = lift_rulings(layout.ink, layout.gray, dpi);
  layout.components = find_components(layout.ink);
  layout.segments = find_segments(layout.components, layout.rulings, dpi);
  return layout;
}

}  // namespace rosett

#pragma once

#include <optional>

#include <qpdf/QPDFPageObjectHelper.hh>

#include "ocr/pdf_content.h"

namespace rosett {

// The visible part of a page in its own space, and how it is shown.
struct PdfPageGeometry {
  QPDFObjectHandle::Rectangle box;  // points, before the turn
  int quarter_turns{};              // clockwise, 0..3
  double unit_inches{1.0 / 72};     // one point

  [[nodiscard]] double area() const { return (box.urx - box.llx) * (box.ury - box.lly); }
};

// Throws Error{malformed} for a page without a size.
[[nodiscard]] PdfPageGeometry page_geometry(QPDFPageObjectHelper& page);

// Share of the page that an image covers, 0..1.
[[nodiscard]] double covered_share(const DrawnImage& image, const PdfPageGeometry& page);

// Pixels for an inch along the image's own axes; 0 for an image of no size.
struct ImageResolution {
  double x{}, y{};
};
[[nodiscard]] ImageResolution native_resolution(const DrawnImage& image, const PdfPageGeometry&);

// How an image of the page must be turned or mirrored (EXIF's numbering) to be seen as the page
// shows it; nothing when it lies askew, is cut, or reaches outside the page.
[[nodiscard]] std::optional<int> plain_orientation(const DrawnImage& image, const PdfPageGeometry&);

}  // namespace rosett

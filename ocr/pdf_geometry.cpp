#include "ocr/pdf_geometry.h"

#include <algorithm>
#include <cmath>

#include "ocr/page_picture.h"

namespace rosett {
namespace {

using Rectangle = QPDFObjectHandle::Rectangle;

// Of the page's side; scanners round sizes to whole points or millimetres.
constexpr double kOutsideTolerance = 0.01;
// Of an image's side by which it may lean over its length: under a pixel at any usual resolution.
constexpr double kLeanTolerance = 1e-4;

Rectangle proper(const Rectangle& r) {
  return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx),
          std::max(r.lly, r.ury)};
}

Rectangle common(const Rectangle& a, const Rectangle& b) {
  return {std::max(a.llx, b.llx), std::max(a.lly, b.lly), std::min(a.urx, b.urx),
          std::min(a.ury, b.ury)};
}

bool is_empty(const Rectangle& r) { return !(r.urx > r.llx && r.ury > r.lly); }

bool lies_within(const Rectangle& inner, const Rectangle& outer) {
  const double slack_x = (outer.urx - outer.llx) * kOutsideTolerance;
  const double slack_y = (outer.ury - outer.lly) * kOutsideTolerance;
  return inner.llx >= outer.llx - slack_x && inner.urx <= outer.urx + slack_x &&
         inner.lly >= outer.lly - slack_y && inner.ury <= outer.ury + slack_y;
}

// A direction on the shown page, y downwards; only its signs matter.
struct Direction {
  double x, y;
};

Direction shown(double x, double y, int quarter_turns) {
  for (int i = 0; i < quarter_turns; ++i) {
    const double old_x = x;
    x = y;
    y = -old_x;
  }
  return {x, -y};
}

bool is_level(const Direction& d) { return std::abs(d.y) <= std::abs(d.x) * kLeanTolerance; }
bool is_upright(const Direction& d) { return std::abs(d.x) <= std::abs(d.y) * kLeanTolerance; }

}  // namespace

PdfPageGeometry page_geometry(QPDFPageObjectHelper& page) {
  PdfPageGeometry geometry;
  auto media = page.getMediaBox();
  if (!media.isRectangle()) throw_damaged("PDF-sidan");
  geometry.box = proper(media.getArrayAsRectangle());
  auto crop = page.getCropBox();
  if (crop.isRectangle()) {
    const Rectangle visible = common(geometry.box, proper(crop.getArrayAsRectangle()));
    if (!is_empty(visible)) geometry.box = visible;
  }
  if (is_empty(geometry.box) || !std::isfinite(geometry.area())) throw_damaged("PDF-sidan");
  auto turn = page.getAttribute("/Rotate", false);
  if (turn.isInteger())
    geometry.quarter_turns = static_cast<int>((turn.getIntValue() / 90 % 4 + 4) % 4);
  auto unit = page.getObjectHandle().getKey("/UserUnit");
  if (unit.isNumber() && unit.getNumericValue() > 0) geometry.unit_inches *= unit.getNumericValue();
  return geometry;
}

double covered_share(const DrawnImage& image, const PdfPageGeometry& page) {
  const Rectangle seen = common(image.placement.transformRectangle({0, 0, 1, 1}), page.box);
  if (is_empty(seen)) return 0;
  return (seen.urx - seen.llx) * (seen.ury - seen.lly) / page.area();
}

ImageResolution native_resolution(const DrawnImage& image, const PdfPageGeometry& page) {
  QPDFObjectHandle stream = image.stream;
  auto dictionary = stream.getDict();
  auto width = dictionary.getKey("/Width");
  auto height = dictionary.getKey("/Height");
  const QPDFMatrix& m = image.placement;
  const double inches_wide = std::hypot(m.a, m.b) * page.unit_inches;
  const double inches_high = std::hypot(m.c, m.d) * page.unit_inches;
  if (!width.isNumber() || !height.isNumber() || inches_wide <= 0 || inches_high <= 0) return {};
  return {width.getNumericValue() / inches_wide, height.getNumericValue() / inches_high};
}

std::optional<int> plain_orientation(const DrawnImage& image, const PdfPageGeometry& page) {
  const QPDFMatrix& m = image.placement;
  if (image.cut || !lies_within(m.transformRectangle({0, 0, 1, 1}), page.box)) return std::nullopt;
  const Direction right = shown(m.a, m.b, page.quarter_turns);
  const Direction down = shown(-m.c, -m.d, page.quarter_turns);
  if (is_level(right) && is_upright(down)) {
    if (right.x > 0) return down.y > 0 ? 1 : 4;
    return down.y > 0 ? 2 : 3;
  }
  if (is_upright(right) && is_level(down)) {
    if (right.y > 0) return down.x > 0 ? 5 : 6;
    return down.x > 0 ? 8 : 7;
  }
  return std::nullopt;
}

}  // namespace rosett

#include "bench/synth/canvas.h"

namespace rosett::synth {
namespace {

constexpr double kShort = 595.28, kLong = 841.89;  // A4 in points
constexpr double kNaturalLeading = 1.2;            // baseline distance in font sizes
constexpr double kAscent = 0.92;                   // of a line's height, above the baseline

}  // namespace

Canvas::Canvas(const Style& style, Typesetter& typesetter)
    : style_(style),
      typesetter_(typesetter),
      width_(style.landscape ? kLong : kShort),
      height_(style.landscape ? kShort : kLong),
      margin_(style.margin) {}

void Canvas::new_sheet() {
  sheets_.push_back({.width = width_, .height = height_});
  pen = margin_;
}

Font Canvas::font(bool bold, double scale) const {
  return {style_.family, style_.size * scale, bold};
}

double Canvas::line_height(double scale) const { return style_.size * scale * kNaturalLeading; }

void Canvas::text(double x, double baseline, const std::string& text, const Font& font) {
  if (!text.empty()) sheet().texts.push_back({x, baseline, font, text});
}

void Canvas::text_right(double right, double baseline, const std::string& text, const Font& font) {
  this->text(right - typesetter_.width(text, font), baseline, text, font);
}

void Canvas::rule(double x1, double y1, double x2, double y2, double width) {
  sheet().rules.push_back({x1, y1, x2, y2, width});
}

void Canvas::line(const std::string& text, const Font& font, double gap) {
  this->text(left(), pen + font.size * kAscent, text, font);
  pen += font.size * kNaturalLeading + gap;
}

}  // namespace rosett::synth

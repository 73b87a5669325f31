#pragma once

#include <string>
#include <vector>

#include "bench/synth/sheet.h"
#include "bench/synth/style.h"
#include "bench/synth/typesetter.h"

namespace rosett::synth {

// Where the next line goes: the sheets so far, and the pen on the last one.
class Canvas {
 public:
  Canvas(const Style& style, Typesetter& typesetter);

  void new_sheet();
  [[nodiscard]] Sheet& sheet() { return sheets_.back(); }
  [[nodiscard]] int number() const { return static_cast<int>(sheets_.size()); }  // from 1
  [[nodiscard]] std::vector<Sheet>& sheets() { return sheets_; }
  [[nodiscard]] Typesetter& typesetter() { return typesetter_; }

  // Body text, and how far apart its baselines are within one cell.
  [[nodiscard]] Font font(bool bold = false, double scale = 1) const;
  [[nodiscard]] double line_height(double scale = 1) const;

  void text(double x, double baseline, const std::string& text, const Font& font);
  void text_right(double right, double baseline, const std::string& text, const Font& font);
  void rule(double x1, double y1, double x2, double y2, double width = 0.6);
  // A line at the pen; the pen goes down by it.
  void line(const std::string& text, const Font& font, double gap = 0);

  [[nodiscard]] double left() const { return margin_; }
  [[nodiscard]] double right() const { return width_ - margin_; }
  [[nodiscard]] double bottom() const { return height_ - margin_ - 14; }
  double pen{};  // the top of what comes next

 private:
  const Style& style_;
  Typesetter& typesetter_;
  double width_, height_, margin_;
  std::vector<Sheet> sheets_;
};

}  // namespace rosett::synth

#include "bench/synth/typesetter.h"

#include "bench/synth/pango_text.h"

namespace rosett::synth {

void Typesetter::Pango::set(const std::string& text, const Font& font) const {
  PangoFontDescription* description = pango_font_description_from_string(font.family.c_str());
  pango_font_description_set_absolute_size(description, font.size * PANGO_SCALE);
  if (font.bold) pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, description);
  pango_font_description_free(description);
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
}

Typesetter::Typesetter() : pango_(std::make_unique<Pango>()) {
  constexpr double kPointsPerInch = 72;
  pango_->fonts = pango_cairo_font_map_new();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(pango_->fonts), kPointsPerInch);
  pango_->context = pango_font_map_create_context(pango_->fonts);
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(pango_->context, options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(pango_->context, 0);
  pango_->layout = pango_layout_new(pango_->context);
}

Typesetter::~Typesetter() {
  g_object_unref(pango_->layout);
  g_object_unref(pango_->context);
  g_object_unref(pango_->fonts);
}

double Typesetter::width(const std::string& text, const Font& font) {
  const auto key = std::tuple(text, font.family, font.size, font.bold);
  if (const auto found = widths_.find(key); found != widths_.end()) return found->second;
  pango_->set(text, font);
  int width = 0;
  pango_layout_get_size(pango_->layout, &width, nullptr);
  return widths_[key] = static_cast<double>(width) / PANGO_SCALE;
}

std::vector<std::string> Typesetter::wrapped(const std::string& text, const Font& font,
                                             double width) {
  std::vector<std::string> lines;
  std::string line, word;
  const auto take = [&] {
    if (!line.empty() && this->width(line + word, font) > width) {
      while (line.ends_with(' ')) line.pop_back();
      lines.push_back(std::move(line));
      line.clear();
    }
    line += word;
    word.clear();
  };
  for (const char c : text) {
    word += c;
    if (c == ' ' || c == '/' || c == '-') take();
  }
  take();
  while (line.ends_with(' ')) line.pop_back();
  lines.push_back(std::move(line));
  return lines;
}

}  // namespace rosett::synth

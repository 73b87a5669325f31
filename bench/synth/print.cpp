#include "bench/synth/print.h"

#include <cmath>

#include <cairo-pdf.h>
#include <opencv2/imgproc.hpp>

#include "bench/synth/pango_text.h"

namespace rosett::synth {
namespace {

constexpr double kPointsPerInch = 72;

void draw(cairo_t* cairo, const Sheet& sheet, Typesetter& typesetter) {
  for (const Fill& fill : sheet.fills) {
    cairo_set_source_rgb(cairo, fill.grey, fill.grey, fill.grey);
    cairo_rectangle(cairo, fill.x, fill.y, fill.w, fill.h);
    cairo_fill(cairo);
  }
  cairo_set_source_rgb(cairo, 0, 0, 0);
  for (const Rule& rule : sheet.rules) {
    cairo_set_line_width(cairo, rule.width);
    cairo_move_to(cairo, rule.x1, rule.y1);
    cairo_line_to(cairo, rule.x2, rule.y2);
    cairo_stroke(cairo);
  }
  const Typesetter::Pango& pango = typesetter.pango();
  for (const Text& text : sheet.texts) {
    pango.set(text.text, text.font);
    pango_cairo_update_layout(cairo, pango.layout);
    cairo_move_to(cairo, text.x, text.y);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(pango.layout, 0));
  }
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(closure)->append(data, data + length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string to_pdf(const std::vector<Sheet>& sheets, Typesetter& typesetter) {
  std::string bytes;
  cairo_surface_t* surface = cairo_pdf_surface_create_for_stream(append, &bytes, 595, 842);
  // Without it the clock would be in the file.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z");
  for (const Sheet& sheet : sheets) {
    cairo_pdf_surface_set_size(surface, sheet.width, sheet.height);
    cairo_t* cairo = cairo_create(surface);
    draw(cairo, sheet, typesetter);
    cairo_show_page(cairo);
    cairo_destroy(cairo);
  }
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  return bytes;
}

cv::Mat to_image(const Sheet& sheet, double dpi_x, double dpi_y, Typesetter& typesetter) {
  const int width = static_cast<int>(std::lround(sheet.width * dpi_x / kPointsPerInch));
  const int height = static_cast<int>(std::lround(sheet.height * dpi_y / kPointsPerInch));
  cv::Mat colour(height, width, CV_8UC4, cv::Scalar::all(255));
  cairo_surface_t* surface = cairo_image_surface_create_for_data(
      colour.data, CAIRO_FORMAT_RGB24, width, height, static_cast<int>(colour.step[0]));
  cairo_t* cairo = cairo_create(surface);
  cairo_scale(cairo, dpi_x / kPointsPerInch, dpi_y / kPointsPerInch);
  draw(cairo, sheet, typesetter);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
  cv::Mat grey;
  cv::extractChannel(colour, grey, 0);
  return grey;
}

}  // namespace rosett::synth

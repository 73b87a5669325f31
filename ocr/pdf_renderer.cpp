#include "ocr/pdf_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include "ocr/page_picture.h"

namespace rosett {
namespace {

constexpr double kPointsPerInch = 72;

// Poppler prints its complaints, with pieces of the file, unless told where to put them. What
// matters of them is found out with qpdf.
void silence_poppler() {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
}

bool says_bold(const std::string& font) {
  static constexpr std::array kMarks{"Bold", "bold", "Black", "Heavy", "Demi", "BOLD"};
  return std::ranges::any_of(
      kMarks, [&font](const char* mark) { return font.find(mark) != std::string::npos; });
}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

Box pixels_of(const poppler::rectf& points, double pixels_per_point) {
  // Far outside any page; a file may place words anywhere.
  const auto whole = [](double value) {
    return std::isfinite(value) ? static_cast<int>(std::clamp(value, -1e6, 1e6)) : 0;
  };
  const auto low = [&](double value) { return whole(std::floor(value)); };
  const auto high = [&](double value) { return whole(std::ceil(value)); };
  return {low(points.left() * pixels_per_point), low(points.top() * pixels_per_point),
          high(points.right() * pixels_per_point), high(points.bottom() * pixels_per_point)};
}

}  // namespace

struct PdfRenderer::Document {
  std::unique_ptr<poppler::document> file;

  [[nodiscard]] std::unique_ptr<poppler::page> page(int number) const {
    std::unique_ptr<poppler::page> found(file->create_page(number - 1));
    if (!found) throw_damaged("PDF-sidan");
    return found;
  }
};

PdfRenderer::PdfRenderer(std::span<const std::uint8_t> bytes)
    : document_(std::make_unique<Document>()) {
  silence_poppler();
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw_damaged("PDF-filen");
  document_->file.reset(poppler::document::load_from_raw_data(
      reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size())));
  if (!document_->file || document_->file->is_locked()) throw_damaged("PDF-filen");
}

PdfRenderer::~PdfRenderer() = default;

int PdfRenderer::page_count() const { return document_->file->pages(); }

double PdfRenderer::square_inches(int number) const {
  const poppler::rectf box = document_->page(number)->page_rect();
  return box.width() * box.height() / (kPointsPerInch * kPointsPerInch);
}

cv::Mat PdfRenderer::render(int number, double pixels_per_point, const ReadingLimits& limits) {
  const auto page = document_->page(number);
  const poppler::rectf box = page->page_rect();
  const double pixels = box.width() * box.height() * pixels_per_point * pixels_per_point;
  if (!std::isfinite(pixels) || pixels > 2.0 * static_cast<double>(limits.max_pixels_per_page))
    check_page_size(std::numeric_limits<std::int64_t>::max(), 1, limits);
  check_page_size(std::llround(std::ceil(box.width() * pixels_per_point)),
                  std::llround(std::ceil(box.height() * pixels_per_point)), limits);
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_bgr24);
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  const double dpi = pixels_per_point * kPointsPerInch;
  poppler::image image = renderer.render_page(page.get(), dpi, dpi);
  if (!image.is_valid()) throw_damaged("PDF-sidan");
  return cv::Mat(image.height(), image.width(), CV_8UC3, image.data(),
                 static_cast<std::size_t>(image.bytes_per_row()))
      .clone();
}

std::vector<LayerWord> PdfRenderer::words(int number, double pixels_per_point) {
  const auto page = document_->page(number);
  std::vector<LayerWord> words;
  for (const auto& box : page->text_list(poppler::page::text_list_include_font)) {
    const bool named = box.has_font_info();
    words.push_back({utf8(box.text()), pixels_of(box.bbox(), pixels_per_point),
                     named ? box.get_font_size() * pixels_per_point : 0,
                     named && says_bold(box.get_font_name()), box.rotation() != 0});
  }
  return words;
}

}  // namespace rosett

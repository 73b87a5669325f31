#include "ocr/pdf_source.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include <opencv2/core.hpp>

#include "core/error.h"
#include "ocr/page_picture.h"
#include "ocr/pdf_content.h"
#include "ocr/pdf_file.h"
#include "ocr/pdf_geometry.h"
#include "ocr/pdf_image.h"
#include "ocr/pdf_renderer.h"
#include "ocr/text_layer_trust.h"

namespace rosett {
namespace {

constexpr double kPointsPerInch = 72;
// For drawn text that OCR reads; Tesseract is trained near it.
constexpr double kDrawnDpi = 300;
// For text that the file tells itself: enough to see that it is the print, and for people to look
// at, in a quarter of the time.
constexpr double kToldDpi = 150;
// Bounds for rendering at a scan's own resolution.
constexpr double kLowestDpi = 100;
constexpr double kHighestDpi = 600;
// An image that covers more of the page than any logotype may hold print: the page is a scan, or
// partly one, and its layer somebody's reading of it.
constexpr double kScanShare = 0.25;

bool is_scan(const DrawnImage& image, const PdfPageGeometry& geometry) {
  return covered_share(image, geometry) > kScanShare;
}

bool tells_its_own_text(const PdfPageContent& content, const PdfPageGeometry& geometry) {
  double covered = 0;
  for (const DrawnImage& image : content.images) covered += covered_share(image, geometry);
  return content.visible_text && !content.invisible_text && covered <= kScanShare;
}

double permitted_dpi(double wanted, double square_inches, const ReadingLimits& limits) {
  // A row and a column less: sizes are rounded up.
  const double allowed =
      std::sqrt(static_cast<double>(limits.max_pixels_per_page) / square_inches) * 0.999;
  return std::min(wanted, std::max(allowed, kLowestDpi));
}

// The finest scan's resolution, so that its pixels are kept; as much less as the limit demands.
double rendering_dpi(const PdfPageContent& content, const PdfPageGeometry& geometry,
                     const ReadingLimits& limits) {
  double finest = 0;
  for (const DrawnImage& image : content.images) {
    const ImageResolution native = native_resolution(image, geometry);
    if (is_scan(image, geometry)) finest = std::max({finest, native.x, native.y});
  }
  const double wanted = finest > 0 ? std::clamp(finest, kLowestDpi, kHighestDpi) : kDrawnDpi;
  return permitted_dpi(wanted, geometry.area() * geometry.unit_inches * geometry.unit_inches,
                       limits);
}

// What our own look at the file's objects makes of a page.
struct PageLook {
  PdfPageGeometry geometry;
  PdfPageContent content;
};

constexpr const char* kFileDamage =
    "PDF-filens uppbyggnad är skadad, så innehåll eller hela sidor kan saknas.";
constexpr const char* kPageDamage = "Delar av PDF-sidan är skadade eller saknas i filen.";

bool shows_nothing(const cv::Mat& picture) {
  double low = 0;
  double high = 0;
  cv::minMaxLoc(picture.reshape(1), &low, &high);
  return low == high;
}

class PdfSource final : public PageSource {
 public:
  PdfSource(std::span<const std::uint8_t> bytes, const ReadingLimits& limits)
      : bytes_(bytes), limits_(limits) {
    try {
      file_.emplace(bytes, limits);
    } catch (const Error& error) {
      // What the renderer makes sense of is better shown, and told to be damaged, than refused; but
      // not what has plainly lost its end.
      if (error.kind() != ErrorKind::malformed || is_cut_short(bytes)) throw;
      check_page_count(renderer().page_count(), limits);
    }
  }

  [[nodiscard]] FileFormat format() const override { return FileFormat::pdf; }
  [[nodiscard]] int page_count() const override {
    return file_ ? file_->page_count() : renderer_->page_count();
  }

  [[nodiscard]] SourcePage render(int number) override { return rendered(number, Layer::used); }
  [[nodiscard]] SourcePage render_without_layer(int number) override {
    return rendered(number, Layer::left_out);
  }

 private:
  enum class Layer { used, left_out };

  SourcePage rendered(int number, Layer layer) {
    if (!file_) return as_shown(number, kFileDamage);
    try {
      const std::optional<PageLook> look = look_at(number);
      if (!look) return as_shown(number, kPageDamage);
      if (auto scan = bare_scan(look->content, look->geometry)) return std::move(*scan);
      check_scans(look->content, look->geometry);
      const double dpi = rendering_dpi(look->content, look->geometry, limits_);
      if (layer == Layer::used && tells_its_own_text(look->content, look->geometry))
        if (auto told = told_page(number, look->geometry, std::min(dpi, kToldDpi)))
          return std::move(*told);
      return drawn(number, look->geometry, dpi);
    } catch (const Error&) {
      throw;
    } catch (const std::logic_error&) {  // qpdf's word for objects of another kind than promised
      throw_damaged("PDF-sidan");
    } catch (const std::runtime_error&) {
      throw_damaged("PDF-sidan");
    }
  }

  // Nothing when its objects are not what they should be.
  [[nodiscard]] std::optional<PageLook> look_at(int number) const {
    try {
      QPDFPageObjectHelper page = file_->page(number);
      const PdfPageGeometry geometry = page_geometry(page);
      return PageLook{geometry, read_page_content(page)};
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::malformed) throw;
    } catch (const std::logic_error&) {
    } catch (const std::runtime_error&) {
    }
    return std::nullopt;
  }

  // Whatever the renderer makes of it; nothing is known of what that leaves out.
  SourcePage as_shown(int number, const char* damage) {
    const double dpi = permitted_dpi(kDrawnDpi, renderer().square_inches(number), limits_);
    cv::Mat picture = renderer().render(number, dpi / kPointsPerInch, limits_);
    if (shows_nothing(picture)) throw_damaged("PDF-sidan");
    SourcePage page = finished_page({std::move(picture), dpi, dpi}, limits_);
    page.dpi = static_cast<int>(std::lround(dpi));
    page.damage = damage;
    return page;
  }

  // A page that is one embedded image and nothing else: the image as it is, not rendered anew.
  std::optional<SourcePage> bare_scan(const PdfPageContent& content,
                                      const PdfPageGeometry& geometry) {
    if (content.images.size() != 1 || content.visible_text || content.other_marks)
      return std::nullopt;
    const DrawnImage& image = content.images.front();
    const auto orientation = plain_orientation(image, geometry);
    if (!orientation) return std::nullopt;
    auto pixels = embedded_image(image.stream, limits_);
    if (!pixels) return std::nullopt;
    const ImageResolution native = native_resolution(image, geometry);
    Picture picture{oriented(*pixels, *orientation), native.x, native.y};
    if (*orientation >= 5) std::swap(picture.x_dpi, picture.y_dpi);
    return finished_page(std::move(picture), limits_);
  }

  // The renderer shows the half of a damaged image as if that were all.
  void check_scans(const PdfPageContent& content, const PdfPageGeometry& geometry) {
    std::set<QPDFObjGen> checked;
    for (const DrawnImage& image : content.images)
      if (is_scan(image, geometry) && checked.insert(image.stream.getObjGen()).second)
        (void)embedded_image(image.stream, limits_);
  }

  SourcePage drawn(int number, const PdfPageGeometry& geometry, double dpi) {
    const double pixels_per_point = dpi * geometry.unit_inches;
    SourcePage page =
        finished_page({renderer().render(number, pixels_per_point, limits_), dpi, dpi}, limits_);
    // finished_page doubts sizes that no scanner has; what is rendered we know.
    page.dpi = static_cast<int>(std::lround(dpi));
    return page;
  }

  // Nothing when the picture does not bear out what the page tells of itself.
  std::optional<SourcePage> told_page(int number, const PdfPageGeometry& geometry, double dpi) {
    SourcePage page = drawn(number, geometry, dpi);
    LayerText layer = arranged(renderer().words(number, dpi * geometry.unit_inches),
                               page.image.cols, page.image.rows);
    page.layer = confirmed_by_picture(std::move(layer), page.image);
    if (!page.layer) return std::nullopt;
    return page;
  }

  // Most files are bare scans and never need it.
  PdfRenderer& renderer() {
    if (!renderer_) {
      renderer_ = std::make_unique<PdfRenderer>(bytes_);
      if (file_ && renderer_->page_count() != file_->page_count()) throw_damaged("PDF-filen");
    }
    return *renderer_;
  }

  std::span<const std::uint8_t> bytes_;
  ReadingLimits limits_;
  std::optional<PdfFile> file_;  // nothing when its objects do not hang together
  std::unique_ptr<PdfRenderer> renderer_;
};

}  // namespace

std::unique_ptr<PageSource> open_pdf(std::span<const std::uint8_t> bytes,
                                     const ReadingLimits& limits) {
  return std::make_unique<PdfSource>(bytes, limits);
}

}  // namespace rosett

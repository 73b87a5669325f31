#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include <opencv2/core/mat.hpp>

#include "ocr/page_reading.h"
#include "ocr/text_layer_words.h"

namespace rosett {

// Poppler behind our own types. Not thread-safe.
class PdfRenderer {
 public:
  // `bytes` must outlive the renderer. Throws Error: malformed.
  explicit PdfRenderer(std::span<const std::uint8_t> bytes);
  ~PdfRenderer();
  PdfRenderer(const PdfRenderer&) = delete;
  PdfRenderer& operator=(const PdfRenderer&) = delete;

  [[nodiscard]] int page_count() const;

  // Of the page as shown.
  [[nodiscard]] double square_inches(int number) const;

  // The page as BGR on white, `pixels_per_point` fine. Throws Error: malformed, limit.
  [[nodiscard]] cv::Mat render(int number, double pixels_per_point, const ReadingLimits& limits);

  // The words of the page in pixels of that picture.
  [[nodiscard]] std::vector<LayerWord> words(int number, double pixels_per_point);

 private:
  struct Document;
  std::unique_ptr<Document> document_;
};

}  // namespace rosett

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "ocr/page_reading.h"

namespace rosett {

// Whether the end that every PDF file has is missing from these bytes.
[[nodiscard]] bool is_cut_short(std::span<const std::uint8_t> bytes);

// A PDF file's objects. Files whose index of objects is damaged are mended when everything is
// there; one that was cut short is refused.
class PdfFile {
 public:
  // `bytes` must outlive the file. Throws Error: malformed, unsupported (needs a password), limit.
  PdfFile(std::span<const std::uint8_t> bytes, const ReadingLimits& limits);

  [[nodiscard]] int page_count() const { return static_cast<int>(pages_.size()); }
  [[nodiscard]] QPDFPageObjectHelper page(int number) const;

 private:
  QPDF file_;
  std::vector<QPDFPageObjectHelper> pages_;
};

}  // namespace rosett

#pragma once

#include <string>
#include <vector>

#include "bench/synth/random.h"
#include "bench/synth/sheet.h"

namespace rosett::synth {

// One page of a scanned PDF: an encoded image, and what the scanner's own OCR made of it.
struct PdfPage {
  std::string image;      // JPEG, or CCITT T.6
  int width{}, height{};  // pixels
  bool colour{}, g4{};
  double dpi_x{300}, dpi_y{300};
  std::vector<Text> hidden;  // invisible text, in points; empty for none
};

[[nodiscard]] std::string to_scanned_pdf(const std::vector<PdfPage>& pages);

// The texts as a poor OCR would have them: some letters and digits mistaken or lost.
[[nodiscard]] std::vector<Text> badly_read(const std::vector<Text>& texts, Random& random);

}  // namespace rosett::synth

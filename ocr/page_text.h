#pragma once

#include <opencv2/core/mat.hpp>

#include "core/page.h"
#include "ocr/engine.h"
#include "ocr/page_source.h"

namespace rosett {

struct ReadPicture {
  PageText text;  // page number is left for the caller
  cv::Mat image;  // the page as archived, gray
};

// A page's picture in, its words out, by OCR. The answer depends on the page alone. Throws what the
// engine throws.
[[nodiscard]] ReadPicture read_picture(const SourcePage& page, Engine& engine);

}  // namespace rosett

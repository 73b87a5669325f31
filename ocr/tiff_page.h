#pragma once

#include "ocr/page_picture.h"
#include "ocr/tiff_file.h"

namespace rosett {

// The directory that `file` stands on, as a picture, turned as its orientation tag says.
// Throws Error: malformed, unsupported, limit (before allocation).
[[nodiscard]] Picture decode_tiff_page(TiffFile& file, const ReadingLimits& limits);

}  // namespace rosett

#pragma once

#include <optional>

#include <opencv2/core/mat.hpp>
#include <qpdf/QPDFObjectHandle.hh>

#include "ocr/page_reading.h"

namespace rosett {

// The pixels of an embedded image as they are stored: gray or BGR. Nothing when it is of a kind
// that is left to the renderer (JBIG2, JPEG 2000, palettes, masks, unusual colours). Throws Error:
// malformed (damaged, cut short), limit (before allocation).
[[nodiscard]] std::optional<cv::Mat> embedded_image(QPDFObjectHandle stream,
                                                    const ReadingLimits& limits);

}  // namespace rosett

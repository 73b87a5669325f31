#pragma once

#include <optional>

#include <opencv2/core/mat.hpp>

#include "ocr/text_layer_words.h"

namespace rosett {

// The layer as the page's words when the picture bears it out: every word stands on ink, and
// nearly all print stands under a word (rulings and a logotype apart). Nothing when in doubt: OCR
// reads the page then. Boxes shrink to their ink. `picture` is the rendered page, gray or BGR.
[[nodiscard]] std::optional<TextLayer> confirmed_by_picture(LayerText layer,
                                                            const cv::Mat& picture);

}  // namespace rosett

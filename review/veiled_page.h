#pragma once

#include <vector>

#include "core/document.h"
#include "review/page_image.h"
#include "store/documents.h"
#include "store/sight.h"

namespace rosett {

// Rows and lines of print on a page about persons whom the user may not see, as boxes on it.
[[nodiscard]] std::vector<Box> hidden_on_page(const Sight& sight, Documents& documents,
                                              const Document& document, int page);

// Makes the picture black there, from side to side.
void blacken(GrayImage& image, const std::vector<Box>& hidden);

}  // namespace rosett

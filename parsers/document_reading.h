#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/interpretation.h"
#include "parsers/page_view.h"
#include "parsers/template.h"

namespace rosett {

// Reads one document whose pages are in printed order: its fields, its rows, and the deviations
// falt_saknas. Pages, parts and names are the caller's.
[[nodiscard]] Document read_document(std::vector<PageView> views, const Template& rules,
                                     const Library& library);

}  // namespace rosett

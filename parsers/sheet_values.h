#pragma once

#include "core/document.h"
#include "core/workbook.h"
#include "parsers/kinds.h"

namespace rosett {

// What a cell states as a value of that kind, on page `page` of a document whose pages are sheets
// and whose boxes are counted in cells. Dates may be shown as such, be the number of a day, or
// figures (20190101); numbers may be texts and texts numbers. A cell with an error has no value;
// an amount or count that its format shows as another is not exact.
[[nodiscard]] Reading sheet_value(const Cell& cell, Kind kind, int page, Epoch epoch,
                                  const KindContext& context);

[[nodiscard]] Box box_of(const Cell& cell);

}  // namespace rosett

#pragma once

#include <optional>

#include "parsers/page_view.h"
#include "parsers/slot_values.h"
#include "parsers/table_header.h"
#include "parsers/template.h"

namespace rosett {

// For a list whose headings stand on no page that was scanned: its columns by the white that runs
// down between them, their kinds by what stands in them. Nothing where fewer than three lines name
// a person and an amount: that is no list.
[[nodiscard]] std::optional<TableHeader> header_by_white(const PageView& view,
                                                         const Template& rules, KindScores& scores);

}  // namespace rosett

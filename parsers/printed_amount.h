#pragma once

#include <vector>

#include "parsers/kinds.h"
#include "parsers/page_view.h"

namespace rosett {

// The words of the last amount that stands by itself on a line, as on a line of a sum; empty when
// there is none.
[[nodiscard]] std::vector<int> last_amount(const PageView& view, const TextLine& line,
                                           const KindContext& context);

}  // namespace rosett

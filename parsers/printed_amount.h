#pragma once

#include <cstddef>
#include <vector>

#include "parsers/kinds.h"
#include "parsers/page_labels.h"
#include "parsers/page_view.h"

namespace rosett {

// The words of the last amount that stands by itself on a line, as on a line of a sum; empty when
// there is none.
[[nodiscard]] std::vector<int> last_amount(const PageView& view, const TextLine& line,
                                           const KindContext& context);

// "Moms 25 %   1 250,00": the words of the last amount from position `first` of the line to the
// next label, a rate before it left out; empty when there is none.
[[nodiscard]] std::vector<int> rated_amount(const PageView& view, const PageLabels& labels,
                                            std::size_t line, std::size_t first,
                                            const KindContext& context);

}  // namespace rosett

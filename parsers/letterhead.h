#pragma once

#include <vector>

#include "parsers/label_key.h"
#include "parsers/page_view.h"

namespace rosett {

// The words that stand in the largest print at the top of the page, none of them known (titles,
// labels): the sender's name in its letterhead. Empty: nothing stands out.
[[nodiscard]] std::vector<int> letterhead(const PageView& view, const Vocabulary& known);

}  // namespace rosett

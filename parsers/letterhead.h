#pragma once

#include <vector>

#include "parsers/label_key.h"
#include "parsers/page_view.h"

namespace rosett {

struct Letterhead {
  std::vector<int> words;  // empty: nothing stands out
  bool may_go_on{};        // the line below, of the same print, may be the rest of them
};

// The words that stand in the largest print at the top of the page, none of them known (titles,
// labels): the sender's name in its letterhead.
[[nodiscard]] Letterhead letterhead(const PageView& view, const Vocabulary& known);

}  // namespace rosett

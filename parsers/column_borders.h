#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/table_header.h"

namespace rosett {

// Where one column of a table may end and the next begin.
struct Border {
  int x{};
  double width{};  // em of white space around it; of a ruled line, the table's share that it spans
};

// Between two neighbouring headings: ruled lines, or else the white space that the lines of the
// body share, the widest first; never empty.
[[nodiscard]] std::vector<Border> border_candidates(const PageView& view, const Heading& left,
                                                    const Heading& right,
                                                    std::span<const std::size_t> body);

}  // namespace rosett

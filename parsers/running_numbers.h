#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/table_header.h"
#include "parsers/template.h"

namespace rosett {

// Rows that are numbered, 1, 2, 3 …, in front of their first number or name, under no heading or
// one that was lost: gives the numbers a column of their own before the first one, which else would
// read as "1 20060204-5072". `body` are the lines that hold rows' values.
void part_running_numbers(const PageView& view, std::span<const std::size_t> body,
                          const Template& rules, std::vector<Heading>& headings);

}  // namespace rosett

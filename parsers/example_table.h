#pragma once

#include <string>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/template.h"

// The table on a page as an example for a template that does not know its headings.
namespace rosett {

struct ExampleColumn {
  std::string heading;               // as printed, its lines joined
  int rule{-1};                      // of the template, where it knows the heading
  std::vector<std::string> samples;  // what stands below, row by row
};

// The columns of the page's first table, from left to right: below headings that the template
// knows, or else below a line of words over lines of values in columns. Empty when there is none.
[[nodiscard]] std::vector<ExampleColumn> example_table(const PageView& view, const Template& rules);

}  // namespace rosett

#pragma once

#include <vector>

#include "parsers/page_view.h"
#include "parsers/template.h"

// The headings over a table's columns, wherever and in whatever order they stand.
namespace rosett {

// One kind of value that a column holds. A column of two-line rows holds one for each level; a
// heading "Dnr / Fritext" gives two of the same level.
struct Slot {
  int rule{};   // index in Template::columns
  int level{};  // line of the row, from 0

  bool operator==(const Slot&) const = default;
};

struct Heading {
  Box box;
  std::vector<Slot> slots;  // in reading order; empty: a column the template does not know
};

struct TableHeader {
  std::size_t first_line{}, last_line{};  // of PageView::lines
  std::vector<Heading> headings;          // from left to right
  int levels{1};
  double score{};  // how well the lines read as headings
};

// All header blocks of the page, from top to bottom: one to six lines where at least three
// different columns are named and little else stands.
[[nodiscard]] std::vector<TableHeader> find_headers(const PageView& view, const Template& rules);

}  // namespace rosett

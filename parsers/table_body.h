#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/slot_values.h"
#include "parsers/table_columns.h"
#include "parsers/table_header.h"
#include "parsers/template.h"

// What each line under a table's headings is.
namespace rosett {

enum class LineRole {
  row,        // begins a row
  more,       // continues the row above: another level, a wrapped name
  group,      // a heading whose value holds for the rows below it
  subtotal,   // a page's sum, or some part's
  group_sum,  // the sum of one group, which ends it
  total,      // the document's sum
  carried,    // a sum from or for another page
  text        // nothing of the table
};

struct BodyLine {
  std::size_t line{};  // of PageView::lines
  LineRole role{LineRole::text};
  int strict{};  // numbers, dates and amounts that read in their columns
  LineCells cells;
  bool closes{};          // no row of this page stands below
  bool has_labels{};      // nothing but labels: what stands right below are their values
  bool may_be_heading{};  // too little reads for a row, where persons stand above the rows
  // Values that a group heading gives. On a line of another role: what heads the next group if the
  // one before has ended.
  std::vector<SlotValue> group;
  // Values with words of their own that lead to them, in no column: all that the line holds.
  std::vector<SlotValue> labelled;
};

struct Table {
  TableHeader header;
  bool continued{};  // the header is the page before's: no line here is a heading
  bool headless{};   // no page has its headings: what stands in the columns is guessed
  TableColumns columns;
  std::vector<BodyLine> lines;
  int left{};  // where most of the lines that hold values begin
};

// Whether the first headings name more of the template's columns, or as many and read better.
[[nodiscard]] bool is_fuller(const TableHeader& a, const TableHeader& b);

// The page's tables. Headings that were not read are those of `before`, where it is the same table
// on another page. A page without headings continues `before` with its columns, when lines of
// values stand there; null: there is nothing to continue.
[[nodiscard]] std::vector<Table> find_tables(const PageView& view, const Template& rules,
                                             KindScores& scores, const Table* before);

// The page's list where no page has its headings; empty: there is none.
[[nodiscard]] std::vector<Table> find_headless_tables(const PageView& view, const Template& rules,
                                                      KindScores& scores);

}  // namespace rosett

#pragma once

#include <span>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/slot_values.h"
#include "parsers/table_header.h"
#include "parsers/template.h"

// Where a table's columns run, and which words of a line stand in which.
namespace rosett {

struct Column {
  int left{}, right{};  // pixels; neighbours meet
  Box heading;
  std::vector<Slot> slots;
  bool stands_apart{};  // lines tell that its numbers do not go on from the column before
  bool guessed{};       // what it holds is neither told by its heading nor by the values' own form
};

// The template's column that gives all that this one's slots give, as a period both ends; -1: none.
[[nodiscard]] int joint_of(const Column& column, const Template& rules);

// Whether nothing but amounts and numbers of days stands in it.
[[nodiscard]] bool holds_numbers(const Column& column, const Template& rules);

struct TableColumns {
  std::vector<Column> columns;  // from left to right; never empty
  int levels{1};
};

// The words of each column on one line, from left to right.
using LineCells = std::vector<std::vector<int>>;

// Borders between columns from ruled lines, the white space that the body's lines share, and
// where the kinds fit best. `body` are lines that hold rows' values.
[[nodiscard]] TableColumns fit_columns(const PageView& view, std::vector<Heading> headings,
                                       int levels, std::span<const std::size_t> body,
                                       const Template& rules, KindScores& scores);

// The columns as the given level's lines have them: one that holds nothing there, nor words that go
// on from line to line, leaves its room to the column before it. As many as before, but some
// without width.
[[nodiscard]] TableColumns columns_at(const TableColumns& table, int level, const Template& rules);

// By position, then words at a border go to where the kinds fit.
[[nodiscard]] LineCells cells_of(const PageView& view, const TextLine& line,
                                 const TableColumns& table, const Template& rules,
                                 KindScores& scores);

}  // namespace rosett

#pragma once

#include <optional>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/table_body.h"

// Lines put together to rows through all pages of a document.
namespace rosett {

struct PageTables {
  PageView view;
  std::vector<Table> tables;
};

struct RowPart {       // what stands of a row on one page
  std::size_t page{};  // index of PageTables
  std::size_t table{};
  std::vector<std::size_t> lines;  // of Table::lines
};

struct GroupValues {  // of one heading
  std::size_t page{};
  std::vector<SlotValue> values;  // never empty
  int left{}, right{};            // pixels where the heading begins and ends
};

struct AssembledRow {
  std::vector<RowPart> parts;       // two when a page break cuts the row, else one
  std::vector<GroupValues> groups;  // outermost first
};

// A printed sum and the rows it may be the sum of.
struct SumLine {
  LineRole role{LineRole::subtotal};
  std::size_t page{}, table{}, line{};
  std::size_t rows_before{};  // rows that stand above it
  std::size_t group_from{};   // first row since the last group heading or sum
  std::size_t page_from{};    // first row of its page
};

struct Assembly {
  std::vector<AssembledRow> rows;
  std::vector<SumLine> sums;
};

[[nodiscard]] Assembly assemble(const std::vector<PageTables>& pages);

}  // namespace rosett

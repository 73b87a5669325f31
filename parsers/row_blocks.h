#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/header_fields.h"
#include "parsers/kinds.h"
#include "parsers/row_assembly.h"
#include "parsers/template.h"

// Rows that are no lines of a table but blocks of labelled values: "Person 1", and below it
// "Namn: …", "Personnummer: …".
namespace rosett {

// The template's fields and, after them, one for each of its columns whose headings are the
// labels: what search_fields() shall look for in a document of blocks.
[[nodiscard]] Template with_block_labels(const Template& rules);

// How many titles of blocks stand on the pages.
[[nodiscard]] std::size_t block_count(const std::vector<PageTables>& pages, const Template& rules);

struct BlockRow {
  Row row;  // number and key are the caller's
  std::vector<Deviation> deviations;
};

// The rows in reading order. A block begins at a title or, where there are none, where its first
// label comes again; a label that comes twice begins another. `search` is one for
// with_block_labels(rules).
[[nodiscard]] std::vector<BlockRow> read_blocks(const FieldSearch& search,
                                                const std::vector<PageTables>& pages,
                                                const Template& rules, const KindContext& context);

}  // namespace rosett

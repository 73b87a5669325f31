#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/row_assembly.h"
#include "parsers/template.h"

// What a table as a whole says against its rows' values. `rows` are those of `assembly`, in order;
// doubtful values are marked as contested.
namespace rosett {

// Where most rows of a table lack a value that each must have, or that its headings promise, its
// columns were probably taken for others: no value of its rows is sure. Nor is one of a row that
// lacks several: it may be a part of one.
void contest_misfits(const Assembly& assembly, const Template& rules, std::vector<Row>& rows);

// A period that ends before it begins, its days on two lines or in another order than they are
// printed in: they may be those of two rows, or taken for one another. A day without its other end
// may be that.
void contest_odd_periods(std::vector<Row>& rows);

// Where something speaks against most values of a column, it was probably not understood: the rest
// may be as wrong. To be asked last.
void contest_doubtful_columns(const Assembly& assembly, std::vector<Row>& rows);

// Where the values of a column begin, or end, below one another, one that begins later, or ends
// earlier, may have lost what stood there.
void contest_shifted(const Assembly& assembly, const std::vector<PageTables>& pages,
                     std::vector<Row>& rows);

}  // namespace rosett

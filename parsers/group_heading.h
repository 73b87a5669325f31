#pragma once

#include <vector>

#include "parsers/page_view.h"
#include "parsers/slot_values.h"
#include "parsers/table_columns.h"
#include "parsers/template.h"

// Lines within a table that give values for the rows below: a code, or a person. Only what no
// column of the table gives may come from such a line. Empty answers: the line is no such heading.
namespace rosett {

// Whether a number that names a person stands on the line.
[[nodiscard]] bool names_person(const PageView& view, const TextLine& line, KindScores& scores);

// The same, but for days, which have the form of such numbers.
[[nodiscard]] bool has_person_number(const PageView& view, const TextLine& line,
                                     KindScores& scores);

// "Typ BIF", "BIF – bistånd": a listed code among the first words, or the first word in code form.
[[nodiscard]] std::vector<SlotValue> group_code(const PageView& view, const TextLine& line,
                                                const TableColumns& columns, const Template& rules,
                                                KindScores& scores);

// A word in the form of a code that stands alone on its line.
[[nodiscard]] std::vector<SlotValue> lone_code(const PageView& view, const TextLine& line,
                                               const TableColumns& columns, const Template& rules);

// Whether persons can only stand above the rows, since no column names them.
[[nodiscard]] bool persons_stand_above(const TableColumns& columns, const Template& rules);

// A line that is no row but has a person's number, where persons stand above: a heading that
// cannot be taken apart. Its words stand for the number, so that they are shown unread and nobody
// above is taken for the person below.
[[nodiscard]] std::vector<SlotValue> unread_person(const PageView& view, const TextLine& line,
                                                   const TableColumns& columns,
                                                   const Template& rules, KindScores& scores);

// "20070208-0045  10-166471  Asfaw, Chanar", in any order, labels before the values or not.
[[nodiscard]] std::vector<SlotValue> group_person(const PageView& view, const TextLine& line,
                                                  const TableColumns& columns,
                                                  const Template& rules, KindScores& scores);

}  // namespace rosett

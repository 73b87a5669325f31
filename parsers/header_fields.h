#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/page_view.h"
#include "parsers/row_assembly.h"
#include "parsers/template.h"

// Values that stand once in a document: found by their labels, wherever those stand.
namespace rosett {

// One place where a field's value may stand.
struct FieldPlace {
  std::size_t rule{};  // index in Template::fields
  std::size_t page{};  // index of PageTables
  std::vector<int> words;
  std::vector<Field> fields;  // read there; the first one has a value
  double score{};             // how well it is labelled; more is better
  int label{-1};              // index in FieldSearch::labels; -1: no label leads here
};

// A label that was seen.
struct FoundLabel {
  std::size_t rule{};
  std::size_t page{};
  int printed_page{};  // PageText::page
  Box box;
  std::vector<int> words;  // beside it, where they have digits as its value should and do not read
  std::vector<Field> unread;  // of these words
};

struct FieldSearch {
  std::vector<FieldPlace> places;
  std::vector<FoundLabel> labels;
};

// Looks outside table rows and headings: right of a label, below it, in running text by the
// template's patterns, and alone where the template allows that.
[[nodiscard]] FieldSearch search_fields(const std::vector<PageTables>& pages, const Template& rules,
                                        const KindContext& context);

// Agrees on one reading for each field: the value with the best labelled places wins, the same
// value elsewhere confirms it, another makes it doubtful. Without a place, a label's words come
// unread; required fields without them come empty with a falt_saknas in `deviations`; others are
// left out.
[[nodiscard]] std::vector<Field> settle_fields(const FieldSearch& search, const Template& rules,
                                               std::vector<Deviation>& deviations);

}  // namespace rosett

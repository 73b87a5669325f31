#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/workbook.h"
#include "parsers/template.h"

// Where a workbook's sheet has the table that a template describes.
namespace rosett {

// The cells of one row, by column.
struct SheetRow {
  int number{};  // from 1
  std::vector<const Cell*> cells;
  [[nodiscard]] const Cell* at(int column) const;  // null: empty
};

[[nodiscard]] std::vector<SheetRow> rows_of(const Sheet& sheet);

struct FoundColumn {
  int rule{};    // index in the template's columns
  int column{};  // of the sheet
  int rival{};   // another column with just as good a heading; 0: none
  friend bool operator==(const FoundColumn&, const FoundColumn&) = default;
};

struct FoundHeading {
  std::size_t row{};                 // index in the sheet's rows
  std::vector<FoundColumn> columns;  // by rule
  std::vector<std::string> missing;  // names of required columns that have no heading
};

// A heading that stands twice in a row of headings is two tables side by side: the second one's.
// Nothing when there is none; then `heading` is left as it is.
[[nodiscard]] std::optional<FoundHeading> table_beside(FoundHeading& heading,
                                                       const Template& rules);

struct HeadingMatch {
  int rule{};
  std::size_t rank{};  // of the heading among the rule's
};

// By the key of a heading (parsers/label_key.h); the first rule that names it.
using Headings = std::map<std::string, HeadingMatch, std::less<>>;

[[nodiscard]] Headings headings_of(const Template& rules);

// The row as headings of the template: at least two, and no number or day among its cells.
[[nodiscard]] std::optional<FoundHeading> heading_at(const std::vector<SheetRow>& rows,
                                                     std::size_t row, const Headings& headings,
                                                     const Template& rules);

// The row with the most of the template's headings, the first of these; of two columns with
// headings of one rule the one whose heading the template names first. Nothing when no row has
// two.
[[nodiscard]] std::optional<FoundHeading> find_heading(const std::vector<SheetRow>& rows,
                                                       const Template& rules);

// Whether the text is one of the words, or begins with one and goes on with other letters of a
// word of its own («Summa, kr»).
[[nodiscard]] bool says_one_of(std::string_view text, const std::vector<std::string>& words);

}  // namespace rosett

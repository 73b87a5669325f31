#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "parsers/pattern.h"
#include "parsers/text_layout.h"

// What a family of documents looks like: data from templates/*.toml, never code. Labels and
// headings are compared as label keys (parsers/label_key.h), so case, accents, points and blanks
// do not matter. Nothing here is a position.
namespace rosett {

struct WeightedWords {
  std::string text;
  double weight{1};
  bool title{};  // counts only where nothing but a number follows it
};

// Which documents the template fits. Looked for outside table bodies.
struct Identity {
  double threshold{};       // least score, see template_choice.h
  double heading_weight{};  // score of each column heading found
  std::vector<std::string> all_of, none_of;
  std::vector<std::string> title_none_of;  // as none_of, where they are a title
  std::vector<WeightedWords> any_of;
};

// Where a value may stand when no label leads to it.
enum class Unlabelled {
  no,
  alone,       // by itself on a line's segment, above the first table
  letterhead,  // the largest print at the top of the first page
};

// What an empty cell means.
enum class EmptyCell {
  left_out,  // the row has no such value
  unread,    // an empty value, of which a check says more precisely what is wrong
  missing    // an empty value and falt_saknas
};

// A value that stands once in a document.
struct FieldRule {
  std::string name;  // of the contract; for a period the name of the whole
  Kind kind{Kind::text};
  std::vector<std::string> outputs;  // one field name, or two for a period
  std::vector<std::string> labels;
  std::vector<std::string> labels_above;  // labels that only ever stand above their value
  std::vector<Pattern> patterns;          // RE2 on a line of running text; group 1 is the value
  std::vector<std::string> near_none_of;  // an unlabelled value beside these words is not it
  bool required{};
  bool rated{};                          // a rate may stand between the label and the amount
  bool identifies{};                     // two values are two documents, as with a diarienummer
  EmptyCell empty{EmptyCell::left_out};  // what a label without a value means
  Unlabelled unlabelled{Unlabelled::no};
};

struct ColumnRule {
  std::string name;
  Kind kind{Kind::text};
  std::vector<std::string> outputs;  // empty: a column that is known and whose values are not taken
  std::vector<std::string> headings;
  std::vector<Pattern> patterns;  // RE2 on a row's words; group 1 is the value
  bool required{};                // the table must have it, or the group heading give it
  bool by_elimination{};  // text under a heading that nobody knows is this, where no other has it
  EmptyCell empty{EmptyCell::left_out};
};

// Lines in a table that are no rows.
struct SummaryWords {
  std::vector<std::string> total;        // the whole document's sum
  std::vector<std::string> subtotal;     // a page's sum, or some part's
  std::vector<std::string> group_total;  // a group's sum
  std::vector<std::string> carried;      // a sum carried from or to another page
  std::vector<std::string> end;          // nothing of the table follows
  std::vector<std::string> closing;      // below such a line the page has no rows
};

// The fields that the machine-read line of a payment slip repeats; empty: none.
struct GiroFields {
  std::string reference, amount, bankgiro, plusgiro;
};

// Columns that are reckoned from each other; empty: none.
struct Product {
  std::string number, price, amount;
};
struct DayCount {
  std::string from, to, number;
};

// A field that is the sum of others.
struct TotalOf {
  std::string total;
  std::vector<std::string> parts;
};

// What the documents come as.
enum class Medium { page, workbook, text };

struct Template {
  std::string id;
  std::string base;  // id of the template that this one builds on; empty: none
  int version{};
  std::string type;
  Medium medium{Medium::page};
  TextLayout text;  // of a text file; it has nothing of what follows
  Identity identity;
  std::vector<FieldRule> fields;
  std::vector<ColumnRule> columns;
  // Words that with a number head a block: labelled values of one row, the columns' headings being
  // the labels. Empty: rows stand in tables alone.
  std::vector<std::string> block_titles;
  std::vector<std::string> group_fields;  // columns that a heading above the rows may give instead
  std::string sum_field;  // document field with the sum of `sum_column`; empty: none
  std::string sum_column;
  std::string count_field;  // document field with the number of rows; empty: none
  SummaryWords summary;
  std::vector<std::string> other_labels;  // of values that are not taken: they end other values
  Product product;
  DayCount day_count;
  std::vector<TotalOf> totals;
  GiroFields giro;
  std::vector<Pattern> page_marks;  // RE2 on a folded line; groups 1: page, 2: of how many
};

// The column that gives at once what several columns give one by one, in their order, such as a
// period's two ends; -1: none.
[[nodiscard]] int joint_column(const Template& rules, std::span<const int> columns);

}  // namespace rosett

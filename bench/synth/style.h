#pragma once

#include <string>
#include <vector>

#include "bench/synth/decision.h"
#include "bench/synth/notation.h"

namespace rosett::synth {

enum class HeaderBlock { lines, two_columns, boxes, letter, running };
enum class Rules { grid, lines, half, zebra, none };
enum class RowForm { single, double_line };
enum class RowOrder { none, name, kod, person };  // the last two print a heading for each group
enum class Align { left, right, centre };

// One column: the values under each other in a row, usually one.
struct Column {
  std::vector<std::string> parts;    // "personnummer", "period", "sokt", "lopnummer", …
  std::vector<std::string> heading;  // a line each, as wide as the words allow
  Align align{};
};

// Everything that makes one decision look different from the next.
struct Style {
  std::string family;
  double size{}, margin{};  // points
  bool landscape{}, bold_heading{}, upper_heading{}, boxed_title{}, letterhead{};
  double leading{};  // row height in text heights
  HeaderBlock header{};
  Rules rules{};
  RowForm form{};
  RowOrder order{};
  std::vector<Column> columns;
  Notation notation;
  bool repeat_heading{}, page_sum{}, transport{}, group_sum{}, table_on_new_page{};
  bool totals_below{};  // under the table, not in its last row
  bool count_in_header{}, shows_count{}, shows_referens{};
  bool fills_width{}, values_bold{}, label_colon{}, running_head{};
  bool paid_once{};       // a schablon for each person, not for days: no period in the rows
  std::string page_mark;  // "Sida {} ({})"
  bool mark_at_top{};

  [[nodiscard]] bool has(std::string_view part) const;  // a column shows it
  [[nodiscard]] std::string layout() const;             // coarse: rows and rules
  [[nodiscard]] std::string details() const;            // everything else that has a name
};

[[nodiscard]] Style random_style(Type type, Random& random);

}  // namespace rosett::synth

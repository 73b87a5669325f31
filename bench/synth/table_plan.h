#pragma once

#include <string>
#include <vector>

#include "bench/synth/canvas.h"
#include "bench/synth/decision.h"
#include "bench/synth/style.h"

namespace rosett::synth {

using Lines = std::vector<std::string>;

struct PlannedColumn {
  double left{}, width{};  // of the text, without padding; left from the table's left edge
  Lines heading;
};

// A table that fits: the style as it must be for that, columns, and the text of every cell.
struct TablePlan {
  std::vector<PlannedColumn> columns;
  std::vector<std::vector<Lines>> cells;  // by row and column
  double width{};

  static constexpr double kPadding = 3;  // points on either side of a cell's text
};

// Fills in row.printed. Shrinks the type or turns the page (style) when the columns are too wide.
[[nodiscard]] TablePlan plan_table(Decision& decision, Style& style, Typesetter& typesetter);

}  // namespace rosett::synth

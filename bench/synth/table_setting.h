#pragma once

#include <functional>

#include "bench/synth/table_plan.h"
#include "core/amount.h"

namespace rosett::synth {

// Starts a new sheet below its running head.
using NewSheet = std::function<void()>;

// Draws the table from the pen downwards, over as many sheets as it takes, with headings, groups,
// sums and the total row.
class TableSetting {
 public:
  TableSetting(Canvas& canvas, const Style& style, Decision& decision, TablePlan plan,
               Random& random, NewSheet new_sheet);
  void set();

 private:
  void heading();
  void break_sheet();
  void row(std::size_t index);
  void group_heading(const Row& row);
  void group_end(std::size_t index);
  void sum_line(const std::string& label, Amount amount, bool bold);
  void total_line();
  void verticals(double top, double bottom);
  void horizontal(double y, double width = 0.5);
  [[nodiscard]] double row_height(std::size_t index) const;
  [[nodiscard]] double reserve() const;  // for the sums that end a sheet
  [[nodiscard]] bool starts_group(std::size_t index) const;
  [[nodiscard]] double cell_x(std::size_t column, const std::string& text, const Font& font) const;
  [[nodiscard]] double pad() const;

  Canvas& canvas_;
  const Style& style_;
  Decision& decision_;
  TablePlan plan_;
  NewSheet new_sheet_;
  Amount on_sheet_, so_far_, in_group_;
  int rows_in_group_{};
  std::size_t belopp_{};  // its column
  std::string sheet_sum_label_, carried_out_, carried_in_, group_label_, total_label_, count_label_;
  bool kod_with_text_{}, heading_rule_{};
};

}  // namespace rosett::synth

#include "bench/synth/typeset.h"

#include "bench/synth/header_setting.h"
#include "bench/synth/table_setting.h"

namespace rosett::synth {
namespace {

// What stands in a heading for several rows is printed for each of them.
void print_group_values(Decision& decision, const Style& style) {
  for (Row& row : decision.rows) {
    if (row.values.contains("kod")) row.printed["kod"] = row.values["kod"];
    if (style.order != RowOrder::person) continue;
    row.values["namn"] = print_name(style.notation, row.fornamn, row.efternamn);
    row.printed["namn"] = row.values["namn"];
    row.printed["personnummer"] = print_personnummer(style.notation, row.values["personnummer"]);
    row.printed["dossiernummer"] = row.values["dossiernummer"];
  }
}

}  // namespace

std::vector<Sheet> typeset(Decision& decision, const Style& wanted, Typesetter& typesetter,
                           Random& random) {
  Style style = wanted;
  TablePlan plan = plan_table(decision, style, typesetter);
  print_group_values(decision, style);
  Canvas canvas(style, typesetter);
  canvas.new_sheet();
  set_header(canvas, style, decision, random);
  const auto next = [&] {
    canvas.new_sheet();
    set_running_head(canvas, style, decision);
  };
  if (style.table_on_new_page) next();
  TableSetting(canvas, style, decision, std::move(plan), random, next).set();
  set_page_marks(canvas, style, random);
  return std::move(canvas.sheets());
}

}  // namespace rosett::synth

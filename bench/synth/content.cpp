#include "bench/synth/content.h"

#include <algorithm>

#include <fmt/format.h>

namespace rosett::synth {

std::string person_heading_key(const Row& row) {
  return row.values.at("dossiernummer") + row.values.at("personnummer") + row.efternamn +
         row.fornamn;
}

std::string random_diarienummer(Random& random, const Date& decided) {
  const auto kind = random.pick<std::string>({"1.3.2", "1.1.3", "2.3.4", "1.2.3.1"});
  return fmt::format("{}-{}-{}", kind,
                     static_cast<int>(decided.year()) - (random.chance(0.3) ? 1 : 0),
                     random.between(1200, 99'999));
}

void put_in_order(Decision& decision, RowOrder order) {
  // Stable: what was planted as the later of two rows stays the later.
  const auto key = [order](const Row& row) -> std::string {
    switch (order) {
      case RowOrder::none:
        return "";
      case RowOrder::name:
        return row.efternamn + row.fornamn;
      case RowOrder::kod:
        return row.values.at("kod");
      case RowOrder::person:
        return person_heading_key(row);
    }
    return "";
  };
  std::ranges::stable_sort(decision.rows, {}, key);
}

void fill_totals(Decision& decision, const Style& style) {
  Amount sum;
  for (const Row& row : decision.rows) sum += *Amount::parse(row.values.at("belopp"));
  decision.fields["summa"].value = sum.to_string();
  if (style.shows_count) decision.fields["antal"].value = std::to_string(decision.rows.size());
}

}  // namespace rosett::synth

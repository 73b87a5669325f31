#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/stored_row.h"

namespace rosett::checks {
namespace {

// The first payment goes to the municipality that received the person, wherever that lives now.
bool is_first_payment(const DocumentContext& context, const RowContext& row, const Date& till) {
  const std::vector<PlannedPayment>& plan = context.settings->payment_plan;
  if (const auto left = count_in(find_field(row.row->fields, "kvarvarande")))
    return payment_with_left(plan, *left) == 1;
  const auto& received = row.match.person->mottagningsdatum;
  return received && !plan.empty() && months_from(*received, till) <= plan.front().period.last;
}

}  // namespace

void check_moved_out(const DocumentContext& context, const RowContext& row, Findings& findings) {
  if (row.self.kod != kGeneralschablonKod || !row.match.person) return;
  const auto left = left_on(*row.match.person);
  const Reading* reading = reading_of(*context.document, *row.row, "period_till");
  const auto till = is_doubtful(reading) ? std::nullopt : date_in(reading);
  if (!left || !till || *till < *left || is_first_payment(context, row, *till)) return;
  findings.add("G3", "ersattningstid_passerad", row.row->number, "period_till",
               fmt::format("Personen flyttade till en annan kommun {}, och schablonen betalas till "
                           "den kommun där personen är folkbokförd periodens sista dag, {}. "
                           "Kontrollera flytten, eller avsluta ärendet.",
                           to_iso(*left), to_iso(*till)));
}

}  // namespace rosett::checks

#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// 0 when the row does not say.
int payment_of(const std::vector<PlannedPayment>& plan, const Row& row) {
  const Reading* left = find_field(row.fields, "kvarvarande");
  const auto count = is_doubtful(left) ? std::nullopt : count_in(left);
  return count ? payment_with_left(plan, *count) : 0;
}

}  // namespace

void check_payment(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Reading* day = find_field(context.document->fields, "utbetalningsdatum");
  const Reading* belopp = find_field(row.row->fields, "belopp");
  const auto paid = is_doubtful(day) ? std::nullopt : date_in(day);
  const auto printed = amount_in(belopp);
  const auto born = birth_of(row);
  if (row.self.kod != kGeneralschablonKod || !paid || !printed || !born) return;
  const CheckSettings& settings = *context.settings;
  const std::vector<Amount> legal =
      legal_shares(settings.generalschabloner, settings.payment_plan, *paid, *born,
                   payment_of(settings.payment_plan, *row.row));
  const bool fits = std::ranges::any_of(
      legal, [&](Amount share) { return share == *printed || may_be(*belopp, share.to_string()); });
  if (legal.empty() || fits) return;
  findings.add("belopp_avviker", row.row->number, "belopp",
               fmt::format("Beloppet är {} kr, men personens generalschablon vid utbetalningen {} "
                           "ger {} kr. Kontrollera beloppet.",
                           printed->to_swedish(), to_iso(*paid), legal.front().to_swedish()),
               legal.front().to_string());
}

}  // namespace rosett::checks

#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/mover.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// Null when the row does not say.
const PlannedPayment* payment_of(const std::vector<PlannedPayment>& plan, const Row& row) {
  const Reading* left = find_field(row.fields, "kvarvarande");
  const auto count = is_doubtful(left) ? std::nullopt : count_in(left);
  const auto known =
      std::ranges::find(plan, count ? payment_with_left(plan, *count) : 0, &PlannedPayment::number);
  return known == plan.end() ? nullptr : &*known;
}

Amount part_of(Amount whole, int percent) {
  constexpr int kWhole = 100;
  return Amount::from_ore(whole.ore() * percent / kWhole);
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
  const auto whole = whole_on(settings.generalschabloner, *paid, *born);
  if (!whole) return;
  const PlannedPayment* payment = payment_of(settings.payment_plan, *row.row);
  const Arrival arrival = arrival_of(context, row);
  const std::vector<PossibleShare> shares =
      possible_shares(settings.payment_plan, payment == nullptr ? 0 : payment->number, arrival);
  const auto fits = std::ranges::find_if(shares, [&](const PossibleShare& share) {
    const Amount amount = part_of(*whole, share.percent);
    return amount == *printed || may_be(*belopp, amount.to_string());
  });
  if (shares.empty() || (fits != shares.end() && (fits->sure || !row.match.person))) return;
  if (fits != shares.end()) {
    findings.add(
        "flytt_oklar", row.row->number, "belopp",
        fmt::format("Beloppet är {} kr, {} procent av schablonen, med tillägget för den "
                    "som flyttat hit från en annan kommun. Registret säger inte {}. "
                    "Kontrollera flytten och för in dagen i personregistret.",
                    printed->to_swedish(), fits->percent,
                    arrival.here ? "när personen togs emot" : "när personen folkbokfördes här"));
    return;
  }
  const Amount expected = part_of(*whole, shares.front().percent);
  findings.add("belopp_avviker", row.row->number, "belopp",
               fmt::format("Beloppet är {} kr, men personens generalschablon vid utbetalningen {} "
                           "ger {} kr. {}Kontrollera beloppet.",
                           printed->to_swedish(), to_iso(*paid), expected.to_swedish(),
                           payment == nullptr ? std::string() : told_of(arrival, *payment)),
               expected.to_string());
}

}  // namespace rosett::checks

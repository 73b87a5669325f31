#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/mover.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// By what is left after it or, where the row does not say, by its period; null when neither tells.
const PlannedPayment* payment_of(const DocumentContext& context, const RowContext& row,
                                 const Arrival& arrival) {
  const std::vector<PlannedPayment>& plan = context.settings->payment_plan;
  const Reading* left = find_field(row.row->fields, "kvarvarande");
  int number = 0;
  if (left != nullptr) {
    const auto count = is_doubtful(left) ? std::nullopt : count_in(left);
    if (count) number = payment_with_left(plan, *count);
  } else if (const auto from = parse_iso_date(row.self.period_fran),
             to = parse_iso_date(row.self.period_till);
             from && to && row.self.sure && arrival.received) {
    number = payment_for(
        plan, {months_from(*arrival.received, *from), months_from(*arrival.received, *to)});
  }
  const auto known = std::ranges::find(plan, number, &PlannedPayment::number);
  return known == plan.end() ? nullptr : &*known;
}

// When the money came, for the message and for what the whole may have been.
struct PaidOn {
  std::string told;
  std::vector<Amount> wholes;  // the likeliest first
};

PaidOn paid_on(const CheckSettings& settings, const Date& paid, const Date& born) {
  PaidOn result{"vid utbetalningen " + to_iso(paid), {}};
  if (const auto whole = whole_on(settings.generalschabloner, paid, born))
    result.wholes.push_back(*whole);
  return result;
}

constexpr std::chrono::years kLatest{3};  // after it was due no payment is expected any more

// A payment that tells no day came in its month by the plan or in any later one: lateness is
// allowed (12 §).
PaidOn paid_by_plan(const CheckSettings& settings, const PlannedPayment& payment,
                    const Date& received, const Date& born) {
  const auto month =
      std::chrono::year_month{received.year(), received.month()} + std::chrono::months{payment.due};
  const Date due{month / std::chrono::day{1}};
  constexpr std::size_t kYearAndMonth = 7;
  PaidOn result{"vid utbetalning " + to_iso(due).substr(0, kYearAndMonth) + " eller senare", {}};
  const auto take = [&](const Date& day) {
    const auto whole = whole_on(settings.generalschabloner, day, born);
    if (whole && std::ranges::find(result.wholes, *whole) == result.wholes.end())
      result.wholes.push_back(*whole);
  };
  take(due);
  for (const Generalschablon& one : settings.generalschabloner) {
    const bool later = one.fran && later_by(due, kLatest) < *one.fran;
    if (later || (one.till && *one.till < due)) continue;
    if (one.fran && due < *one.fran) take(*one.fran);
    // Whoever reaches the age limit in time has reached it on the last day.
    const Date from = one.fran ? std::max(*one.fran, due) : due;
    take(one.till ? *one.till : later_by(from, kLatest));
  }
  return result;
}

Amount part_of(Amount whole, int percent) {
  constexpr int kWhole = 100;
  return Amount::from_ore(whole.ore() * percent / kWhole);
}

bool is_share(const PaidOn& paid, int percent, const Reading& belopp) {
  return std::ranges::any_of(paid.wholes, [&](Amount whole) {
    const Amount amount = part_of(whole, percent);
    return amount.to_string() == belopp.value || may_be(belopp, amount.to_string());
  });
}

// Whether it is the move alone that the amount does not agree with.
const char* rule_of(const std::vector<PlannedPayment>& plan, int payment, const PaidOn& paid,
                    const Reading& belopp) {
  const auto shares = possible_shares(plan, payment, Arrival());
  const bool by_move = std::ranges::any_of(
      shares, [&](const PossibleShare& share) { return is_share(paid, share.percent, belopp); });
  return by_move ? "G4" : "G5";
}

void tell_unclear(const RowContext& row, const Arrival& arrival, Amount printed, int percent,
                  Findings& findings) {
  findings.add(
      "G14", "flytt_oklar", row.row->number, "belopp",
      fmt::format("Beloppet är {} kr, {} procent av schablonen, med tillägget för den "
                  "som flyttat hit från en annan kommun. Registret säger inte {}. "
                  "Kontrollera flytten och för in dagen i personregistret.",
                  printed.to_swedish(), percent,
                  arrival.here ? "när personen togs emot" : "när personen folkbokfördes här"));
}

void judge(const DocumentContext& context, const RowContext& row, const Arrival& arrival,
           const PlannedPayment* payment, const PaidOn& paid, Findings& findings) {
  const Reading& belopp = *find_field(row.row->fields, "belopp");
  const Amount printed = *amount_in(&belopp);
  const std::vector<PlannedPayment>& plan = context.settings->payment_plan;
  const int number = payment == nullptr ? 0 : payment->number;
  const std::vector<PossibleShare> shares = possible_shares(plan, number, arrival);
  const auto fits = std::ranges::find_if(
      shares, [&](const PossibleShare& share) { return is_share(paid, share.percent, belopp); });
  if (shares.empty() || paid.wholes.empty()) return;
  if (fits != shares.end()) {
    if (!fits->sure && row.match.person)
      tell_unclear(row, arrival, printed, fits->percent, findings);
    return;
  }
  const Amount expected = part_of(paid.wholes.front(), shares.front().percent);
  findings.add(rule_of(plan, number, paid, belopp), "belopp_avviker", row.row->number, "belopp",
               fmt::format("Beloppet är {} kr, men personens generalschablon {} ger {} kr. "
                           "{}Kontrollera beloppet.",
                           printed.to_swedish(), paid.told, expected.to_swedish(),
                           payment == nullptr ? std::string() : told_of(arrival, *payment)),
               expected.to_string());
}

}  // namespace

void check_payment(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Reading* day = find_field(context.document->fields, "utbetalningsdatum");
  const auto born = birth_of(row);
  if (row.self.kod != kGeneralschablonKod || !born ||
      !amount_in(find_field(row.row->fields, "belopp")))
    return;
  const Arrival arrival = arrival_of(context, row);
  const PlannedPayment* payment = payment_of(context, row, arrival);
  if (const auto paid = is_doubtful(day) ? std::nullopt : date_in(day))
    judge(context, row, arrival, payment, paid_on(*context.settings, *paid, *born), findings);
  else if (day == nullptr && payment != nullptr && arrival.received)
    judge(context, row, arrival, payment,
          paid_by_plan(*context.settings, *payment, *arrival.received, *born), findings);
}

}  // namespace rosett::checks

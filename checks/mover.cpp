#include "checks/mover.h"

#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"

namespace rosett::checks {
namespace {

std::optional<Date> first_day_here(const Surroundings& registers, const Person& person) {
  // The oldest import first; one that was corrected since says the same day or an earlier one.
  std::optional<Date> first;
  for (const Residence& one : registers.residences_of(person))
    if (one.from) first = std::min(first.value_or(*one.from), *one.from);
  return first;
}

bool is_payment_before(const RowContext& row, const StoredRow& other) {
  return other.kod == kGeneralschablonKod && other.sure && !other.period_till.empty() &&
         !row.self.period_fran.empty() && other.period_till < row.self.period_fran;
}

}  // namespace

Arrival arrival_of(const DocumentContext& context, const RowContext& row) {
  Arrival arrival;
  const Reading* received = find_field(row.row->fields, "mottagningsdatum");
  if (!is_doubtful(received)) arrival.received = date_in(received);
  if (const auto& person = row.match.person) {
    if (person->mottagningsdatum) arrival.received = person->mottagningsdatum;
    arrival.here = first_day_here(*context.surroundings, *person);
  }
  arrival.paid_before =
      row.self.sure && std::ranges::any_of(row.related, [&](const StoredRow& other) {
        return is_payment_before(row, other);
      });
  return arrival;
}

std::optional<bool> came_in(const Arrival& arrival, const MonthSpan& months) {
  if (arrival.paid_before) return false;
  if (!arrival.received || !arrival.here) return std::nullopt;
  const int month = months_from(*arrival.received, *arrival.here);
  return months.first <= month && month <= months.last;
}

std::vector<PossibleShare> possible_shares(const std::vector<PlannedPayment>& plan, int payment,
                                           const Arrival& arrival) {
  std::vector<PossibleShare> shares;
  for (const PlannedPayment& one : plan) {
    if (payment != 0 && one.number != payment) continue;
    const bool adds = one.mover && one.mover->percent > 0;
    const auto came = adds ? came_in(arrival, one.mover->came) : std::optional(false);
    if (!came || !*came) shares.push_back({one.percent, false, true});
    if (adds && (!came || *came)) shares.push_back({one.mover->percent, true, came.has_value()});
  }
  std::ranges::stable_sort(shares, [](const auto& a, const auto& b) { return a.sure > b.sure; });
  return shares;
}

std::string told_of(const Arrival& arrival, const PlannedPayment& payment) {
  if (!payment.mover || payment.mover->percent == 0) return {};
  const auto came = came_in(arrival, payment.mover->came);
  if (!came) return {};
  if (arrival.paid_before)
    return "Tillägget för den som flyttat hit gäller inte, eftersom kommunen har fått betalt för "
           "tidigare månader. ";
  return fmt::format(
      "Personen togs emot {} och är folkbokförd här sedan {}, så tillägget för den "
      "som flyttat hit {}. ",
      to_iso(*arrival.received), to_iso(*arrival.here), *came ? "ska ingå" : "gäller inte");
}

}  // namespace rosett::checks

#include "checks/ledger/reclaims.h"

#include <algorithm>
#include <map>

#include "checks/context.h"
#include "checks/paid_days.h"

namespace rosett::ledger {
namespace {

using Rows = std::vector<const LedgerRow*>;
using RowsByPerson = std::map<std::string, Rows, std::less<>>;

// Decided no later, in another document. An unread date does not tell.
bool granted_earlier(const StoredRow& granted, const StoredRow& self) {
  if (checks::same_document(granted, self)) return false;
  return granted.beslutsdatum.empty() || self.beslutsdatum.empty() ||
         granted.beslutsdatum <= self.beslutsdatum;
}

// Rows that the återkrav may be about, whose days touch its own; in the contract's order.
Rows granted_for(const LedgerRow& row, const checks::PaidDays& wanted, const KodEntry& entry,
                 const Rows& of_person, const CheckSettings& settings) {
  Rows granted;
  for (const LedgerRow* other : of_person) {
    const auto days = checks::paid_days(other->stored);
    if (days && other->amount > Amount() && checks::overlap(*days, wanted) &&
        granted_earlier(other->stored, row.stored) &&
        checks::takes_back(entry, other->stored.kod, settings))
      granted.push_back(other);
  }
  std::ranges::sort(granted, [](const LedgerRow* a, const LedgerRow* b) {
    return checks::comes_before(a->stored, b->stored);
  });
  return granted;
}

bool suffice(const Rows& granted, const checks::PaidDays& wanted, Amount reclaimed) {
  std::vector<checks::PaidDays> days;
  Amount sum;
  for (const LedgerRow* one : granted) {
    days.push_back(checks::paid_days(one->stored).value());
    sum += one->amount;
  }
  return checks::cover(days, wanted) && sum >= reclaimed;
}

void find_ground(Reclaim& reclaim, const Rows& of_person, const CheckSettings& settings) {
  const KodEntry* entry =
      settings.koder == nullptr ? nullptr : find_kod(*settings.koder, reclaim.row->stored.kod);
  const auto wanted = checks::paid_days(reclaim.row->stored);
  if (entry == nullptr || !wanted) return;
  const Amount reclaimed = -reclaim.row->amount;
  const Rows granted = granted_for(*reclaim.row, *wanted, *entry, of_person, settings);
  const auto alone = std::ranges::find_if(
      granted, [&](const LedgerRow* one) { return suffice({one}, *wanted, reclaimed); });
  if (alone != granted.end())
    reclaim.ground = *alone;
  else if (suffice(granted, *wanted, reclaimed))
    reclaim.together = granted;
}

}  // namespace

std::vector<Reclaim> reclaims(const Ledger& ledger, const CheckSettings& settings,
                              const std::optional<Date>& from, const std::optional<Date>& to) {
  RowsByPerson by_person;
  for (const LedgerRow& row : ledger.rows)
    if (!row.who.empty() && row.counts()) by_person[row.who].push_back(&row);
  std::vector<Reclaim> all;
  for (const LedgerRow& row : ledger.rows) {
    if (!is_aterkrav(row.stored.kod) || !row.counts() || !is_between(row, from, to)) continue;
    Reclaim& one = all.emplace_back(Reclaim{&row, nullptr, {}});
    if (const auto own = by_person.find(row.who); own != by_person.end())
      find_ground(one, own->second, settings);
  }
  return all;
}

}  // namespace rosett::ledger

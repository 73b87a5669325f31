#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// Decided no later, in another decision: what one decision both grants and takes back it did not
// grant earlier. An unread date does not tell.
bool granted_earlier(const StoredRow& granted, const StoredRow& self) {
  if (same_document(granted, self)) return false;
  return granted.beslutsdatum.empty() || self.beslutsdatum.empty() ||
         granted.beslutsdatum <= self.beslutsdatum;
}

bool is_covered(const std::vector<PaidDays>& granted, const PaidDays& wanted,
                const std::optional<Amount>& reclaimed) {
  if (!cover(granted, wanted)) return false;
  Amount paid;
  for (const PaidDays& one : granted)
    if (overlap(one, wanted)) paid += one.amount;
  return !reclaimed || paid >= std::max(*reclaimed, -*reclaimed);
}

}  // namespace

void check_aterkrav(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const CheckSettings& settings = *context.settings;
  const KodEntry* entry =
      settings.koder == nullptr ? nullptr : find_kod(*settings.koder, row.self.kod);
  const Reading* from = reading_of(*context.document, *row.row, "period_fran");
  const Reading* to = reading_of(*context.document, *row.row, "period_till");
  const auto days = paid_days(row.self);
  const bool known = entry != nullptr && entry->is_aterkrav() && !entry->aterkrav_av.empty();
  const bool nameless = row.self.personnummer.empty() && row.self.dossiernummer.empty();
  if (!known || !days || nameless || is_doubtful(from) || is_doubtful(to)) return;
  std::vector<PaidDays> granted;
  for (const StoredRow& other : row.related) {
    if (!takes_back(*entry, other.kod, settings) || !granted_earlier(other, row.self)) continue;
    if (const auto paid = paid_days(other)) granted.push_back(*paid);
  }
  const Reading* belopp = find_field(row.row->fields, "belopp");
  const auto reclaimed = is_doubtful(belopp) ? std::nullopt : amount_in(belopp);
  if (is_covered(granted, *days, reclaimed)) return;
  findings.add("aterkrav_utan_grund", row.row->number, "kod",
               fmt::format("Ingen tidigare beviljad rad för personen täcker återkravet {} för {} – "
                           "{}. Sök upp det beslut som återkravet gäller.",
                           row.self.kod, row.self.period_fran, row.self.period_till));
}

}  // namespace rosett::checks

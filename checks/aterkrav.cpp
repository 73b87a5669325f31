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

// What the person was granted that the återkrav's code can take back.
struct Granted {
  std::vector<PaidDays> days;
  bool doubtful{};  // one of them, or a row whose code is unread, may be of other days or amounts
};

// A schablonbeslut names what it pays once, often without a code.
bool has_unread_kod(const StoredRow& row, const CheckSettings& settings) {
  const bool never_printed = row.kod.empty() && row.type == "schablonbeslut";
  return !never_printed && find_kod(*settings.koder, row.kod) == nullptr;
}

Granted granted_before(const RowContext& row, const KodEntry& aterkrav, const PaidDays& wanted,
                       const CheckSettings& settings) {
  Granted granted;
  for (const StoredRow& other : row.related) {
    if (!granted_earlier(other, row.self)) continue;
    const bool reclaimable = takes_back(aterkrav, other.kod, settings);
    const auto paid = paid_days(other);
    const bool may_cover = !paid || overlap(*paid, wanted);
    if (!other.sure && may_cover && (reclaimable || has_unread_kod(other, settings)))
      granted.doubtful = true;
    if (reclaimable && paid) granted.days.push_back(*paid);
  }
  return granted;
}

bool is_covered(const std::vector<PaidDays>& granted, const PaidDays& wanted,
                const std::optional<Amount>& reclaimed) {
  if (!cover(granted, wanted)) return false;
  Amount paid;
  for (const PaidDays& one : granted)
    if (overlap(one, wanted)) paid += one.amount;
  return !reclaimed || paid >= std::max(*reclaimed, -*reclaimed);
}

// The code's entry when it is an återkrav of known codes.
const KodEntry* aterkrav_entry(const CheckSettings& settings, std::string_view kod) {
  const KodEntry* entry = settings.koder == nullptr ? nullptr : find_kod(*settings.koder, kod);
  const bool known = entry != nullptr && entry->is_aterkrav() && !entry->aterkrav_av.empty();
  return known ? entry : nullptr;
}

}  // namespace

void check_aterkrav(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const KodEntry* entry = aterkrav_entry(*context.settings, row.self.kod);
  const auto days = paid_days(row.self);
  const bool nameless = row.self.personnummer.empty() && row.self.dossiernummer.empty();
  if (entry == nullptr || !days || nameless) return;
  const Granted granted = granted_before(row, *entry, *days, *context.settings);
  const bool other_days = has_doubtful_days(*context.document, *row.row) && !granted.days.empty();
  const Reading* belopp = find_field(row.row->fields, "belopp");
  const auto reclaimed = is_doubtful(belopp) ? std::nullopt : amount_in(belopp);
  if (granted.doubtful || other_days || is_covered(granted.days, *days, reclaimed)) return;
  findings.add("K3", "aterkrav_utan_grund", row.row->number, "kod",
               fmt::format("Ingen tidigare beviljad rad för personen täcker återkravet {} för {} – "
                           "{}. Sök upp det beslut som återkravet gäller.",
                           row.self.kod, row.self.period_fran, row.self.period_till));
}

}  // namespace rosett::checks

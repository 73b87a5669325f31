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
  std::vector<const StoredRow*> rows;  // of the days, in their order
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
    if (!reclaimable || !paid) continue;
    granted.days.push_back(*paid);
    granted.rows.push_back(&other);
  }
  return granted;
}

Amount positive(Amount amount) { return std::max(amount, -amount); }

bool is_covered(const std::vector<PaidDays>& granted, const PaidDays& wanted,
                const std::optional<Amount>& reclaimed) {
  if (!cover(granted, wanted)) return false;
  Amount paid;
  for (const PaidDays& one : granted)
    if (overlap(one, wanted)) paid += one.amount;
  return !reclaimed || paid >= positive(*reclaimed);
}

// The same återkrav once more, which is told as such.
bool says_the_same(const StoredRow& a, const StoredRow& b) {
  return a.kod == b.kod && a.period_fran == b.period_fran && a.period_till == b.period_till &&
         a.belopp == b.belopp;
}

// What is granted for the days of `wanted`, and how much of it earlier återkrav have taken back.
struct Exhausted {
  Amount granted, taken;
};

// Of an earlier återkrav only what the other rows that it may be about do not have.
Amount taken_by(const StoredRow& earlier, const KodEntry& aterkrav, const Granted& granted,
                const PaidDays& wanted, const CheckSettings& settings) {
  const auto days = paid_days(earlier);
  const auto amount = Amount::parse(earlier.belopp);
  if (!days || !amount || !earlier.sure) return {};
  bool touches = false;
  Amount elsewhere;
  for (std::size_t i = 0; i < granted.days.size(); ++i) {
    if (!overlap(granted.days[i], *days) || !takes_back(aterkrav, granted.rows[i]->kod, settings))
      continue;
    if (overlap(granted.days[i], wanted))
      touches = true;
    else
      elsewhere += granted.days[i].amount;
  }
  return touches ? std::max(Amount(), positive(*amount) - elsewhere) : Amount();
}

Exhausted exhausted(const RowContext& row, const Granted& granted, const PaidDays& wanted,
                    const CheckSettings& settings) {
  Exhausted result;
  for (const PaidDays& one : granted.days)
    if (overlap(one, wanted)) result.granted += one.amount;
  std::vector<const StoredRow*> counted{&row.self};
  for (const StoredRow& other : row.related) {
    const KodEntry* entry = find_kod(*settings.koder, other.kod);
    if (entry == nullptr || !entry->is_aterkrav() || !comes_before(other, row.self) ||
        std::ranges::any_of(counted, [&](const auto* one) { return says_the_same(*one, other); }))
      continue;
    counted.push_back(&other);
    result.taken += taken_by(other, *entry, granted, wanted, settings);
  }
  return result;
}

// The code's entry when it is an återkrav of known codes.
const KodEntry* aterkrav_entry(const CheckSettings& settings, std::string_view kod) {
  const KodEntry* entry = settings.koder == nullptr ? nullptr : find_kod(*settings.koder, kod);
  const bool known = entry != nullptr && entry->is_aterkrav() && !entry->aterkrav_av.empty();
  return known ? entry : nullptr;
}

// Several återkrav may not take back more than was granted.
void tell_exhausted(const RowContext& row, Amount reclaimed, const Exhausted& sums,
                    Findings& findings) {
  if (sums.taken == Amount() || sums.taken + positive(reclaimed) <= sums.granted) return;
  findings.add(
      "K3", "aterkrav_utan_grund", row.row->number, "belopp",
      fmt::format("Återkravet är {} kr, men av de {} kr som beviljades för dagarna har tidigare "
                  "återkrav redan tagit tillbaka {} kr. Kontrollera om samma pengar krävs två "
                  "gånger.",
                  positive(reclaimed).to_swedish(), sums.granted.to_swedish(),
                  sums.taken.to_swedish()));
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
  if (granted.doubtful || other_days) return;
  if (is_covered(granted.days, *days, reclaimed)) {
    if (reclaimed)
      tell_exhausted(row, *reclaimed, exhausted(row, granted, *days, *context.settings), findings);
    return;
  }
  findings.add("K3", "aterkrav_utan_grund", row.row->number, "kod",
               fmt::format("Ingen tidigare beviljad rad för personen täcker återkravet {} för {} – "
                           "{}. Sök upp det beslut som återkravet gäller.",
                           row.self.kod, row.self.period_fran, row.self.period_till));
}

}  // namespace rosett::checks

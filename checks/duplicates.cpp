#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "checks/themes.h"
#include "checks/twin.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

// A document is the same one scanned again when so great a part of its rows stand in the other:
// more than half, since readings of one page differ in some rows, and two decisions of one day
// do not share most of theirs.
constexpr std::size_t kSharedNumerator = 1, kSharedDenominator = 2;

constexpr int kMisread = 2;  // signs of a diarienummer

constexpr std::string_view kInvoice = "faktura";

bool both_billed(const StoredRow& a, const StoredRow& b) {
  return a.type == kInvoice && b.type == kInvoice;
}

// Same person already (they are `related`): the same code, days and amount. What is billed without
// days says too little: two journeys cost the same.
bool same_payment(const StoredRow& a, const StoredRow& b, const CheckSettings& settings) {
  const bool billed = a.type == kInvoice || b.type == kInvoice;
  const bool told = billed ? both_billed(a, b) && !a.period_fran.empty()
                           : !a.kod.empty() || a.period_fran.empty();
  const bool says_something = !a.belopp.empty() && told;
  return says_something && a.belopp == b.belopp && a.period_fran == b.period_fran &&
         a.period_till == b.period_till && main_kod(settings, a.kod) == main_kod(settings, b.kod);
}

std::string place_of(const StoredRow& other, const StoredRow& self) {
  if (same_document(other, self)) return fmt::format("rad {} i samma beslut", other.row);
  return fmt::format("rad {} i {}{}", other.row, other.file,
                     other.beslutsdatum.empty() ? "" : " (beslut " + other.beslutsdatum + ")");
}

// Numbers of two documents, read surely and too different to be one.
bool is_other_document(const DocumentContext& context, const StoredRow& other,
                       const StoredRow& self) {
  if (other.identity.empty() || self.identity.empty() || other.identity == self.identity)
    return false;
  const bool invoice = self.type == kInvoice;
  const Reading* number =
      find_field(context.document->fields, invoice ? "fakturanummer" : "diarienummer");
  if (number == nullptr || !is_firm(*number)) return false;
  return invoice || edit_distance(other.identity, self.identity) > kMisread;
}

// A row, surely read, that the other document does not have.
bool pays_more(const DocumentContext& context, const StoredRow& other) {
  return std::ranges::any_of(context.rows, [&](const RowContext& row) {
    return row.self.sure && std::ranges::none_of(row.related, [&](const StoredRow& one) {
             return same_document(one, other) && same_payment(one, row.self, *context.settings);
           });
  });
}

// The earlier document, in the contract's order, that this one is another scan of, though the
// numbers that name it were not read alike.
std::optional<StoredRow> twin_of(const DocumentContext& context) {
  std::map<std::pair<std::string, int>, std::pair<std::size_t, StoredRow>> shared;
  for (const RowContext& row : context.rows) {
    std::map<std::pair<std::string, int>, StoredRow> here;
    for (const StoredRow& other : row.related)
      if (!same_document(other, row.self) && other.beslutsdatum == row.self.beslutsdatum &&
          !is_other_document(context, other, row.self) && comes_before(other, row.self) &&
          same_payment(other, row.self, *context.settings))
        here.emplace(std::pair(other.sha256, other.part), other);
    for (const auto& [document, other] : here) {
      auto& [count, example] = shared.emplace(document, std::pair(0, other)).first->second;
      ++count;
    }
  }
  for (const auto& [document, found] : shared)
    if (found.first * kSharedDenominator > context.rows.size() * kSharedNumerator &&
        !pays_more(context, found.second))
      return found.second;
  return std::nullopt;
}

// Every earlier bill for the same is credited, each by a row of its own.
bool were_credited(const StoredRow& earlier, const PaidDays& paid, const RowContext& row,
                   const CheckSettings& settings) {
  if (!both_billed(earlier, row.self)) return false;
  const auto bills = std::ranges::count_if(row.related, [&](const StoredRow& other) {
    return comes_before(other, row.self) && same_payment(other, earlier, settings);
  });
  const auto credits = std::ranges::count_if(row.related, [&](const StoredRow& other) {
    const auto days = paid_days(other);
    return both_billed(earlier, other) && days && days->amount == -paid.amount &&
           cover({*days}, paid);
  });
  return credits >= bills;
}

// The earlier payment was wholly taken back before this row was granted, or credited.
bool was_taken_back(const StoredRow& earlier, const RowContext& row,
                    const CheckSettings& settings) {
  const auto paid = paid_days(earlier);
  const auto amount = Amount::parse(earlier.belopp);
  if (!paid || !amount) return false;
  if (were_credited(earlier, *paid, row, settings)) return true;
  return std::ranges::any_of(row.related, [&](const StoredRow& other) {
    const KodEntry* entry =
        settings.koder == nullptr ? nullptr : find_kod(*settings.koder, other.kod);
    const auto days = paid_days(other);
    return entry != nullptr && entry->is_aterkrav() && takes_back(*entry, earlier.kod, settings) &&
           days && cover({*days}, *paid) && days->amount == -*amount &&
           comes_before(earlier, other) && comes_before(other, row.self);
  });
}

bool pays_same_days(const StoredRow& earlier, const StoredRow& self,
                    const CheckSettings& settings) {
  const auto before = paid_days(earlier), now = paid_days(self);
  const bool told = !self.kod.empty() || both_billed(earlier, self);
  if (!before || !now || !overlap(*before, *now) || !told) return false;
  if (self.kod.starts_with("Å-") || before->amount <= Amount() || now->amount <= Amount())
    return false;
  return main_kod(settings, earlier.kod) == main_kod(settings, self.kod);
}

void check_row(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const CheckSettings& settings = *context.settings;
  const StoredRow* overlapping{};
  for (const StoredRow& earlier : row.related) {
    if (!comes_before(earlier, row.self) || was_taken_back(earlier, row, settings)) continue;
    if (same_payment(earlier, row.self, settings)) {
      findings.add(
          "I8", "dubblett", row.row->number, "",
          fmt::format("Samma person, {}period och belopp står redan på {}. Godkänn bara den ena.",
                      row.self.kod.empty() ? "" : "kod, ", place_of(earlier, row.self)));
      return;
    }
    const bool sure = earlier.sure && !has_doubtful_days(*context.document, *row.row);
    if (overlapping == nullptr && sure && pays_same_days(earlier, row.self, settings))
      overlapping = &earlier;
  }
  if (overlapping == nullptr) return;
  findings.add("I11", "period_overlappar", row.row->number, "period_fran",
               fmt::format("Dagar i perioden {} – {} är redan betalda{}: {} – {} på {}. "
                           "Kontrollera vilken rad som gäller.",
                           row.self.period_fran, row.self.period_till,
                           row.self.kod.empty() ? "" : " med koden " + row.self.kod,
                           overlapping->period_fran, overlapping->period_till,
                           place_of(*overlapping, row.self)));
}

}  // namespace

bool check_twin(const Document& document, const Surroundings& surroundings, Findings& findings) {
  const auto twin = find_twin(document, surroundings);
  if (!twin) return false;
  findings.add("I8", "dubblett", 0, "",
               fmt::format("Samma {} är redan inläst som {}. {} Ta bort den ena inläsningen.",
                           document.type == kInvoice ? "faktura" : "beslut", twin->file,
                           differences_of(*twin)));
  return true;
}

void check_duplicates(const DocumentContext& context, Findings& findings) {
  if (check_twin(*context.document, *context.surroundings, findings)) return;
  if (const auto twin = twin_of(context)) {
    findings.add("I8", "dubblett", 0, "",
                 fmt::format("Samma beslut är redan inläst som {}. Ta bort den ena inläsningen.",
                             twin->file));
    return;
  }
  for (const RowContext& row : context.rows) check_row(context, row, findings);
}

}  // namespace rosett::checks

#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

// So few signs from a listed code, a reading that is not firm may be that code.
constexpr int kNearCode = 2;

bool may_be_listed(const Reading& reading, const std::vector<KodEntry>& koder) {
  if (is_firm(reading)) return false;
  const bool runner_up = std::ranges::any_of(reading.alternatives, [&](const Candidate& other) {
    return find_kod(koder, other.value) != nullptr;
  });
  return runner_up || std::ranges::any_of(koder, [&](const KodEntry& entry) {
           return edit_distance(*reading.value, entry.kod) <= kNearCode;
         });
}

// A code of an ordinance that had been repealed when the row's period began.
void tell_repealed(const DocumentContext& context, const RowContext& row, const KodEntry& entry,
                   Findings& findings) {
  const Reading* from = reading_of(*context.document, *row.row, "period_fran");
  const auto begins = is_doubtful(from) ? std::nullopt : date_in(from);
  const auto& all = context.settings->repealed;
  const auto repealed = std::ranges::find(all, entry.forordning, &RepealedOrdinance::forordning);
  if (!begins || repealed == all.end() || *begins <= repealed->last) return;
  findings.add(
      "D3", "kod_okand", row.row->number, "kod",
      fmt::format("Ersättningskoden {} hör till förordning {}, som gäller till och med {}, "
                  "men perioden börjar {}. Kontrollera koden.",
                  entry.kod, entry.forordning, to_iso(repealed->last), to_iso(*begins)));
}

}  // namespace

void check_kod(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Reading* reading = reading_of(*context.document, *row.row, "kod");
  const std::vector<KodEntry>* koder = context.settings->koder;
  if (value_in(reading).empty() || koder == nullptr) return;
  const KodEntry* entry = find_kod(*koder, *reading->value);
  if (entry == nullptr && !may_be_listed(*reading, *koder))
    findings.add(
        "D12", "kod_okand", row.row->number, "kod",
        fmt::format("Ersättningskoden {} finns inte i kodlistan. Rätta koden, eller för in "
                    "den i kodlistan om den är ny.",
                    *reading->value));
  if (entry != nullptr && is_firm(*reading)) tell_repealed(context, row, *entry, findings);
  if (reading->value->starts_with("Å-"))
    findings.add("K1", "aterkrav", row.row->number, "kod",
                 fmt::format("Raden är ett återkrav ({}{}).", *reading->value,
                             entry == nullptr || entry->klartext.empty() ? std::string()
                                                                         : ", " + entry->klartext));
}

}  // namespace rosett::checks

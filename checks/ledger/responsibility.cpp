#include "checks/ledger/responsibility.h"

#include <algorithm>
#include <array>

#include "checks/table.h"
#include "core/koder.h"

namespace rosett::ledger {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"kod", "okant", "kalla"};

bool distributes_unknown(const checks::TableRow& row) {
  if (row.text("okant") == "fordelas") return true;
  if (row.text("okant") == "fordelas_inte") return false;
  row.refuse("okant ska vara fordelas eller fordelas_inte");
}

}  // namespace

std::vector<ResponsibilityRule> load_responsibility_rules(std::string_view csv) {
  std::vector<ResponsibilityRule> all;
  for (const checks::TableRow& row : checks::read_table(csv, "ansvarskrav.csv", kColumns)) {
    const std::string& kod = row.text("kod");
    if (kod.empty()) row.refuse("koden saknas");
    if (std::ranges::find(all, kod, &ResponsibilityRule::kod) != all.end())
      row.refuse("koden står redan på en tidigare rad");
    all.push_back({kod, distributes_unknown(row)});
  }
  return all;
}

std::string_view missing_responsibility(const std::vector<ResponsibilityRule>& rules,
                                        std::string_view kod,
                                        const std::optional<bool>& responsible) {
  const auto rule = std::ranges::find_if(
      rules, [&](const ResponsibilityRule& one) { return matches_kod(one.kod, kod); });
  if (rule == rules.end() || responsible.value_or(false)) return {};
  if (responsible) return kNotResponsible;
  return rule->distribute_unknown ? std::string_view() : kResponsibilityUnknown;
}

}  // namespace rosett::ledger

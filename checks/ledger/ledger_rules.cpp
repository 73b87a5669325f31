#include "checks/ledger/ledger_rules.h"

#include <algorithm>
#include <array>

#include "checks/catalogue.h"
#include "checks/table.h"
#include "core/error.h"
#include "core/koder.h"

namespace rosett::ledger {
namespace {

constexpr std::array<std::string_view, 3> kObstacleColumns{"avvikelse", "falt", "kalla"};
constexpr std::array<std::string_view, 3> kDistrictColumns{"kod", "vid", "kalla"};

DecidingDay day_of(const checks::TableRow& row) {
  if (row.text("vid") == "forsta_utbetalning") return DecidingDay::first_payment;
  if (row.text("vid") == "period_fran") return DecidingDay::period_start;
  row.refuse("vid ska vara forsta_utbetalning eller period_fran");
}

}  // namespace

std::vector<Obstacle> load_obstacles(std::string_view csv) {
  std::vector<Obstacle> all;
  for (const checks::TableRow& row :
       checks::read_table(csv, "fordelningshinder.csv", kObstacleColumns)) {
    const std::string& code = row.text("avvikelse");
    if (!checks::severity_of(code)) row.refuse("avvikelsen finns inte");
    if (std::ranges::find(all, code, &Obstacle::code) != all.end())
      row.refuse("avvikelsen står redan på en tidigare rad");
    all.push_back({code, row.list("falt")});
  }
  return all;
}

std::vector<DistrictRule> load_district_rules(std::string_view csv) {
  std::vector<DistrictRule> all;
  for (const checks::TableRow& row :
       checks::read_table(csv, "stadsdelsregel.csv", kDistrictColumns)) {
    if (std::ranges::find(all, row.text("kod"), &DistrictRule::kod) != all.end())
      row.refuse("koden står redan på en tidigare rad");
    all.push_back({row.text("kod"), day_of(row)});
  }
  if (std::ranges::find(all, "", &DistrictRule::kod) == all.end())
    throw Error(ErrorKind::config,
                "stadsdelsregel.csv saknar en rad utan kod, för alla andra koder.",
                "Lägg till raden; templates/README.md beskriver kolumnerna.");
  return all;
}

const DistrictRule& district_rule(const LedgerRules& rules, std::string_view kod) {
  const auto with = [&](std::string_view wanted) {
    return std::ranges::find_if(rules.districts, [&](const DistrictRule& rule) {
      return rule.kod.empty() ? wanted.empty() : matches_kod(rule.kod, wanted);
    });
  };
  const auto own = kod.empty() ? rules.districts.end() : with(kod);
  return own == rules.districts.end() ? *with("") : *own;
}

}  // namespace rosett::ledger

#include "checks/rule_catalogue.h"

#include <algorithm>
#include <array>

#include "checks/catalogue.h"
#include "checks/table.h"
#include "core/error.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 8> kColumns{"id",     "avvikelse", "forval", "rubrik",
                                                   "indata", "fil",       "kalla",  "forklaring"};

RuleState state_of(const checks::TableRow& row) {
  const std::string& name = row.text("forval");
  if (name == "på") return RuleState::on;
  if (name == "av") return RuleState::off;
  if (name == "alltid") return RuleState::always;
  row.refuse("forval ska vara på, av eller alltid");
}

const RuleEntry& named(const std::vector<RuleEntry>& rules, const std::string& id) {
  const auto rule = std::ranges::find(rules, id, &RuleEntry::id);
  if (rule == rules.end())
    throw Error(ErrorKind::config, "Det finns ingen regel " + id + " att slå av eller på.",
                "rosett rules list visar alla regler. Rätta [rules] i rosett.toml.");
  if (rule->state == RuleState::always)
    throw Error(ErrorKind::config, "Regel " + id + " kan inte slås av eller på.",
                "rosett rules list visar vilka som kan det. Rätta [rules] i rosett.toml.");
  return *rule;
}

}  // namespace

std::vector<RuleEntry> load_rule_catalogue(std::string_view csv) {
  std::vector<RuleEntry> all;
  for (const checks::TableRow& row : checks::read_table(csv, "regler.csv", kColumns)) {
    RuleEntry one{row.text("id"),     row.text("avvikelse"),  {},
                  row.text("rubrik"), row.text("indata"),     row.text("fil"),
                  row.text("kalla"),  row.text("forklaring"), state_of(row)};
    if (one.id.empty() || one.title.empty() || one.explanation.empty())
      row.refuse("id, rubrik och forklaring ska anges");
    if (std::ranges::find(all, one.id, &RuleEntry::id) != all.end())
      row.refuse("regeln står redan på en tidigare rad");
    if (!one.code.empty()) {
      one.severity = checks::severity_of(one.code);
      if (!one.severity) row.refuse("avvikelsen finns inte");
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::set<std::string, std::less<>> switched_off(const std::vector<RuleEntry>& rules,
                                                const RuleSwitches& switches) {
  std::set<std::string, std::less<>> off;
  for (const RuleEntry& rule : rules)
    if (rule.state == RuleState::off) off.insert(rule.id);
  for (const std::string& id : switches.on) off.erase(named(rules, id).id);
  for (const std::string& id : switches.off) {
    off.insert(named(rules, id).id);
    if (std::ranges::find(switches.on, id) != switches.on.end())
      throw Error(ErrorKind::config, "Regel " + id + " står både som av och på.",
                  "Rätta [rules] i rosett.toml.");
  }
  return off;
}

}  // namespace rosett

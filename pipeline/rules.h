#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/ledger/deadlines.h"
#include "checks/ledger/ledger_rules.h"
#include "checks/rule_catalogue.h"
#include "core/koder.h"

namespace rosett {

// The lists beside the templates that the service itself needs, loaded and checked.
struct Rules {
  std::vector<KodEntry> koder;
  std::vector<Schablon> schabloner;
  std::vector<TimeLimit> time_limits;
  std::vector<Generalschablon> generalschabloner;
  std::vector<PlannedPayment> payment_plan;
  ledger::LedgerRules ledger;
  std::vector<InitialCost> initial_costs;
  std::vector<RepealedOrdinance> repealed;
  std::vector<ledger::Deadline> deadlines;
  std::set<std::string, std::less<>> off;  // ids of the rules that are switched off

  std::string digest;  // of all that decides what the checks say, but the municipality

  // Refers to `koder`: this must outlive it.
  [[nodiscard]] CheckSettings settings(const std::string& kommun) const;
};

// Where the list lies that counts: in the last of the folders that has it. Throws Error{config}
// when none has.
[[nodiscard]] std::filesystem::path rule_file(const std::vector<std::filesystem::path>& folders,
                                              const std::string& name);
// What it says.
[[nodiscard]] std::string rule_list(const std::vector<std::filesystem::path>& folders,
                                    const std::string& name);

// Each list from the last of the folders that has it. Throws Error{config} naming file and line of
// what is wrong, a list that is nowhere, or a switch of no rule.
[[nodiscard]] Rules load_rules(const std::vector<std::filesystem::path>& folders,
                               const RuleSwitches& switches = {});

}  // namespace rosett

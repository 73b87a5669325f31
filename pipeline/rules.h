#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "checks/ledger/ledger_rules.h"
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
// what is wrong, or a list that is nowhere.
[[nodiscard]] Rules load_rules(const std::vector<std::filesystem::path>& folders);

}  // namespace rosett

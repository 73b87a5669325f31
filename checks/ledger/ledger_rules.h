#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/ledger/responsibility.h"
#include "checks/ledger/split_rules.h"

// How rows become money of the stadsdelar, as data that a municipality edits.
namespace rosett::ledger {

// A deviation that keeps its row's money from being distributed. One of the document as a whole
// keeps all its rows.
struct Obstacle {
  std::string code;
  std::vector<std::string> fields;  // only on these; empty: on whichever
};

// On which day a person's stadsdel decides.
enum class DecidingDay {
  first_payment,  // of the person's first row with the rule's code, for all later ones
  period_start    // of the row itself
};

struct DistrictRule {
  std::string kod;  // as in koder.csv (a trailing xx stands for two characters); empty: all others
  DecidingDay day{};
};

struct LedgerRules {
  std::vector<Obstacle> obstacles;                   // fordelningshinder.csv, in its order
  std::vector<DistrictRule> districts;               // stadsdelsregel.csv
  std::vector<SplitRule> splits;                     // fordelningsandelar.csv
  std::vector<ResponsibilityRule> responsibilities;  // ansvarskrav.csv
};

// Reads fordelningshinder.csv (avvikelse;falt;kalla). Throws Error{config} naming the line: for
// unknown columns and deviations, and one that is there twice.
[[nodiscard]] std::vector<Obstacle> load_obstacles(std::string_view csv);

// Reads stadsdelsregel.csv (kod;vid;kalla). `vid` is forsta_utbetalning or period_fran. Throws
// Error{config}: for unknown columns and words, a code that is there twice, and unless one rule is
// for all other codes.
[[nodiscard]] std::vector<DistrictRule> load_district_rules(std::string_view csv);

// The rule of the code, or the one for all others.
[[nodiscard]] const DistrictRule& district_rule(const LedgerRules& rules, std::string_view kod);

}  // namespace rosett::ledger

#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

// What the checks hold rows against, for people to look up.
namespace rosett {

// How a rule stands when nobody has said anything of it.
enum class RuleState { on, off, always };  // always: it cannot be switched off

struct RuleEntry {
  std::string id;
  std::string code;                  // of the deviation that it gives; empty: none
  std::optional<Severity> severity;  // of the code
  std::string title, inputs;
  std::string file;  // beside the templates, with what can be changed; empty: nothing
  std::string source, explanation;
  RuleState state{};
};

// What a municipality says of rules, by their ids.
struct RuleSwitches {
  std::vector<std::string> off, on;
};

// Reads regler.csv (columns id;avvikelse;forval;rubrik;indata;fil;kalla;forklaring). Throws
// Error{config} naming the line: for unknown columns, deviations and states, an id that is there
// twice, and a rule without title or explanation.
[[nodiscard]] std::vector<RuleEntry> load_rule_catalogue(std::string_view csv);

// The rules that are off. Throws Error{config} for an id that is none, for one that cannot be
// switched off, and for one that is to be both.
[[nodiscard]] std::set<std::string, std::less<>> switched_off(const std::vector<RuleEntry>& rules,
                                                              const RuleSwitches& switches);

}  // namespace rosett

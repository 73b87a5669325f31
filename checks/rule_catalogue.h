#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

// What the checks hold rows against, for people to look up.
namespace rosett {

struct RuleEntry {
  std::string id;
  std::string code;                  // of the deviation that it gives; empty: none
  std::optional<Severity> severity;  // of the code
  std::string title, inputs;
  std::string file;  // beside the templates, with what can be changed; empty: nothing
  std::string source, explanation;
};

// Reads regler.csv (columns id;avvikelse;rubrik;indata;fil;kalla;forklaring). Throws Error{config}
// naming the line: for unknown columns and deviations, an id that is there twice, and a rule
// without title or explanation.
[[nodiscard]] std::vector<RuleEntry> load_rule_catalogue(std::string_view csv);

}  // namespace rosett

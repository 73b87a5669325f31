#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"

namespace rosett::ledger {

// Whole percents and hundredths, as an amount has kronor and öre.
inline constexpr Amount kAllPercent = Amount::from_ore(100'00);

// Who gets how much of the money for persons of some ages.
struct SplitRule {
  std::string kod;            // as in koder.csv; a trailing xx stands for two characters
  int from_age{};             // whole years, both counted
  std::optional<int> to_age;  // empty: no limit
  std::string receiver;       // empty: the stadsdel that the money belongs to
  Amount percent;

  // "20–64".
  [[nodiscard]] std::string ages() const;
};

// Reads fordelningsandelar.csv (kod;fran_alder;till_alder;mottagare;procent;kalla). Throws
// Error{config} naming the line: for unknown columns, and unless the percents of each code and
// group of ages come to 100 and no two groups of a code share an age.
[[nodiscard]] std::vector<SplitRule> load_split_rules(std::string_view csv);

}  // namespace rosett::ledger

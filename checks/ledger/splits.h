#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/ledger/ledger.h"
#include "checks/ledger/split_rules.h"

// How a stadsdel's money for a code is shared out by the persons' ages.
namespace rosett::ledger {

// What one receiver gets of a stadsdel's rows with one code and of one group of ages.
struct SplitPart {
  std::string sdf_kod, sdf, kod;
  std::string ages;      // "0–19", "65–"; "okänd ålder" where nobody knows it
  std::string receiver;  // empty: the stadsdel itself
  int rows{};            // of the group, the same for each of its receivers
  Amount share;          // percent, with two decimals
  Amount amount;
};

// Of the distributed rows whose codes have rules, by stadsdel, code, age and the rules' order. The
// parts of a group are its sum to the öre: what rounding leaves goes to those that lost most by
// it. Persons of unknown age, and of ages that no rule is for, are the stadsdel's own.
[[nodiscard]] std::vector<SplitPart> split(const Ledger& ledger,
                                           const std::vector<SplitRule>& rules);

// `whole` in parts of these weights, which come to `all`; the parts come to the whole.
[[nodiscard]] std::vector<Amount> in_parts(Amount whole, const std::vector<Amount>& weights,
                                           Amount all);

}  // namespace rosett::ledger

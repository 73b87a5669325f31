#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Payments that are only distributed where social services are responsible for the person, as data.
namespace rosett::ledger {

// Why such a row is not distributed, in ej fördelat alone: these are no deviations.
inline constexpr const char* kNotResponsible = "ansvar_saknas";
inline constexpr const char* kResponsibilityUnknown = "ansvar_okant";

struct ResponsibilityRule {
  std::string kod;            // as in koder.csv (a trailing xx stands for two characters)
  bool distribute_unknown{};  // what happens where the register does not tell
};

// Reads ansvarskrav.csv (kod;okant;kalla). `okant` is fordelas or fordelas_inte. Throws
// Error{config} naming the line: for unknown columns and words, a missing code, and one that is
// there twice.
[[nodiscard]] std::vector<ResponsibilityRule> load_responsibility_rules(std::string_view csv);

// Why a row with this code is not distributed when the register says this; empty: nothing is in the
// way.
[[nodiscard]] std::string_view missing_responsibility(const std::vector<ResponsibilityRule>& rules,
                                                      std::string_view kod,
                                                      const std::optional<bool>& responsible);

}  // namespace rosett::ledger

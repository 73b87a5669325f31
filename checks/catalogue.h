#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

// The deviation codes that the checks may give, with the severity and order of the contract.
namespace rosett::checks {

// Place of the code in the contract's table; codes that are not in it come last.
[[nodiscard]] std::size_t code_order(std::string_view code);

// Told by the paper or its reading, or by the case system, not by the checks: rows alone cannot
// tell it again.
[[nodiscard]] bool is_of_the_reading(std::string_view code);

// Empty for what is none of the contract's codes.
[[nodiscard]] std::optional<Severity> severity_of(std::string_view code);

// What the checks have found so far.
class Findings {
 public:
  Findings() = default;
  // Of the rules (their ids) that are switched off, nothing is kept.
  explicit Findings(std::set<std::string, std::less<>> off) : off_(std::move(off)) {}

  // `row` 0 and empty `field` as in Deviation. The code must be in the catalogue (else
  // Error{internal}); its severity is the catalogue's. `rule` is the one of regler.csv that it
  // breaks.
  void add(std::string_view rule, std::string_view code, int row, std::string_view field,
           std::string message, std::string expected = {});

  // Whether something was found of this field.
  [[nodiscard]] bool has(int row, std::string_view field) const;

  // Sorted by row, code order and field; the same finding only once.
  [[nodiscard]] std::vector<Deviation> sorted() const;

 private:
  std::set<std::string, std::less<>> off_;
  std::vector<Deviation> found_;
};

}  // namespace rosett::checks

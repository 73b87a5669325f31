#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/schablon.h"
#include "core/amount.h"
#include "core/date.h"

// What a row's amount should be by the schabloner.
namespace rosett::checks {

struct Reckoning {
  std::vector<Amount> allowed;  // sorted, never empty
  Amount nearest;               // the one that is expected: the whole period's
  std::vector<Amount> steps;    // what one day or unit gives; empty when days do not matter
  std::string text;             // "30 dygn × 750,00 kr är 22 500,00 kr"
  std::string rule;             // of regler.csv

  [[nodiscard]] bool allows(Amount amount) const;
};

// Days × rate, each day at the rate of that day. Empty when there is no daily rate for every day.
[[nodiscard]] std::optional<Reckoning> by_days(const std::vector<Schablon>& schabloner,
                                               const Date& from, const Date& to);

// One unit for each four-week period that begins within the days (at most ten: a school year), at
// the rate of the first day. Those that begin in the summer, between terms, may be left out.
[[nodiscard]] std::optional<Reckoning> by_four_weeks(const std::vector<Schablon>& schabloner,
                                                     const Date& from, const Date& to);

// The amount paid once, of the given day. Empty when the day is unknown.
[[nodiscard]] std::optional<Reckoning> once(const std::vector<Schablon>& schabloner,
                                            const std::optional<Date>& day);

// The printed number of days times the printed rate; empty for numbers that no decision has.
[[nodiscard]] std::optional<Reckoning> by_printed_days(int days, Amount rate);

}  // namespace rosett::checks

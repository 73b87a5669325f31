#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "core/amount.h"
#include "core/date.h"
#include "core/koder.h"
#include "core/registers.h"

// The days that rows pay for.
namespace rosett::checks {

struct PaidDays {
  Date from, to;  // both counted
  Amount amount;  // zero when unread
};

// Empty when the period is unread or ends before it begins.
[[nodiscard]] std::optional<PaidDays> paid_days(const StoredRow& row);

// Of a register's entry; what has no end is taken for very long.
[[nodiscard]] PaidDays days_of(const Placement& placement);
[[nodiscard]] PaidDays days_of(const Agreement& agreement);

[[nodiscard]] bool overlap(const PaidDays& a, const PaidDays& b);

// Every day of `wanted` is in one of `paid`.
[[nodiscard]] bool cover(const std::vector<PaidDays>& paid, const PaidDays& wanted);

// True when the återkrav's code takes back payments of `kod`, or of a code that is its alias.
[[nodiscard]] bool takes_back(const KodEntry& aterkrav, std::string_view kod,
                              const CheckSettings& settings);

}  // namespace rosett::checks

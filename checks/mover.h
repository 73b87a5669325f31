#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/context.h"
#include "checks/payment_plan.h"

// Who moves to the municipality from another gets larger payments of the generalschablon
// (2010:1122, 13–14 §§).
namespace rosett::checks {

// What tells whether and when the person came from another municipality.
struct Arrival {
  std::optional<Date> received;  // in Sweden's first municipality; the register's before the row's
  std::optional<Date> here;      // first folkbokföring that the register knows of
  bool paid_before{};            // a payment for earlier months has come here
};

[[nodiscard]] Arrival arrival_of(const DocumentContext& context, const RowContext& row);

// Whether the person came here in these months, counted from the reception; empty: not known.
[[nodiscard]] std::optional<bool> came_in(const Arrival& arrival, const MonthSpan& months);

// A share that a payment may be.
struct PossibleShare {
  int percent{};
  bool movers{};  // with what a move adds
  bool sure{};    // false: nothing tells whether the person moved
};

// Of the payment with this number, the likeliest first; of all payments when it is 0.
[[nodiscard]] std::vector<PossibleShare> possible_shares(const std::vector<PlannedPayment>& plan,
                                                         int payment, const Arrival& arrival);

// Swedish: why a move adds nothing, or something, to the payment; empty when the plan's usual
// share holds for everybody.
[[nodiscard]] std::string told_of(const Arrival& arrival, const PlannedPayment& payment);

}  // namespace rosett::checks

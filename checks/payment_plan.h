#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"

// When and in what shares the schablon of two years is paid (2010:1122, 12–14 §§), as data.
namespace rosett {

// Months from another, both counted.
struct MonthSpan {
  int first{}, last{};
  friend bool operator==(const MonthSpan&, const MonthSpan&) = default;
};

// What is paid for one who came to the municipality, from another, in these months.
struct MoversShare {
  MonthSpan came;
  int percent{};  // of the whole; 0: the other municipality got the payment
};

// One of the payments. Months are counted from the one in which the person was received, 0.
struct PlannedPayment {
  int number{};                      // from 1
  int due{};                         // month in which it is paid
  MonthSpan period;                  // for which it is paid
  int percent{};                     // of the whole
  std::optional<MoversShare> mover;  // empty: a move changes nothing
};

// Reads schablonplan.csv (columns utbetalning;manad;period_fran;period_till;andel;inflytt_fran;
// inflytt_till;andel_inflyttad;kalla). Throws Error{config} naming the line: unknown columns are
// refused, and payments that are not numbered from 1 or whose months do not come one after the
// other.
[[nodiscard]] std::vector<PlannedPayment> load_payment_plan(std::string_view csv);

// How many months after the month of `start` the day's month is; negative when it is before.
[[nodiscard]] int months_from(const Date& start, const Date& day);

// The number of the payment that is for exactly these months; 0 when there is none.
[[nodiscard]] int payment_for(const std::vector<PlannedPayment>& plan, const MonthSpan& period);

// The number of the payment after which `left` of all remain; 0 when there is none.
[[nodiscard]] int payment_with_left(const std::vector<PlannedPayment>& plan, int left);

}  // namespace rosett

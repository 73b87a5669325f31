#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/payment_plan.h"
#include "core/amount.h"
#include "core/date.h"

// The schablon of two years (2010:1122, 10–14 §§) as data.
namespace rosett {

// What is paid for one person in all, by the day of a payment.
struct Generalschablon {
  std::optional<Date> fran, till;  // first and last day of payments; empty: no limit
  int aldersgrans{};               // years
  Amount under, reached;           // for those who have not reached it, and those who have
};

// Reads generalschablon.csv (columns galler_fran;galler_till;aldersgrans;belopp_under;belopp_fran;
// kalla). Throws Error{config} naming the line; unknown columns are refused.
[[nodiscard]] std::vector<Generalschablon> load_generalschabloner(std::string_view csv);

// What the payment may be: the plan's shares (a mover's among them) of the amount that holds for
// the person's age at the end of the month before. `payment` is a number of the plan, 0 when it is
// not known: then those of all payments are possible, each once, the smallest first. Empty when the
// list has no such day.
[[nodiscard]] std::vector<Amount> legal_shares(const std::vector<Generalschablon>& all,
                                               const std::vector<PlannedPayment>& plan,
                                               const Date& paid, const Date& born, int payment);

}  // namespace rosett

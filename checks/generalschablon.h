#pragma once

#include <optional>
#include <string_view>
#include <vector>

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

// The whole of it for a payment of that day, by the person's age at the end of the month before.
// Empty when the list has no such day.
[[nodiscard]] std::optional<Amount> whole_on(const std::vector<Generalschablon>& all,
                                             const Date& paid, const Date& born);

}  // namespace rosett

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"

// What the state pays once when a municipality receives a person (2010:1122, 15–17 §§), as data.
namespace rosett {

struct InitialCost {
  std::string kod;                 // as in koder.csv (a trailing xx stands for two characters)
  std::optional<Date> fran, till;  // first and last day of reception; empty: no limit
  std::optional<int> from_age, below_age;  // years
  std::string housing;                     // for the message
  Amount belopp;
};

// Reads initialkostnad.csv (columns
// kod;galler_fran;galler_till;fran_alder;till_alder;boende;belopp; kalla). Throws Error{config}
// naming the line; unknown columns are refused.
[[nodiscard]] std::vector<InitialCost> load_initial_costs(std::string_view csv);

// Those of the code, for who was received on the day and is of the age then. Empty when the list
// has none.
[[nodiscard]] std::vector<InitialCost> initial_costs_of(const std::vector<InitialCost>& all,
                                                        std::string_view kod, const Date& received,
                                                        const Date& born);

}  // namespace rosett

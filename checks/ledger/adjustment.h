#pragma once

#include <string>

#include "core/amount.h"
#include "core/date.h"

namespace rosett::ledger {

// Moves money of a code between two stadsdelar, by their codes.
struct Adjustment {
  std::string from, to, kod;
  Amount amount;  // above zero
  std::string why, by;
  // A day of the month to which what no row of the code tells the month of belongs: the last one
  // of what is distributed.
  Date day{};
};

// Återkrav that an earlier distribution could not set off.
struct Carried {
  std::string sdf_kod, sdf;
  Amount amount;  // above zero
  Date day{};     // a day of the month in which it is due: the first one of what is distributed
};

}  // namespace rosett::ledger

#pragma once

#include <string>
#include <vector>

#include "checks/paid_days.h"
#include "core/document.h"
#include "core/registers.h"

namespace rosett::checks {

// A day rate that a register gives for the days, and whose it is: "placeringen", "avtalet".
struct AgreedPrice {
  Amount price;
  std::string source;
};

// Those of the placements and of the agreements about their homes, each once; where there are no
// placements, those of all the supplier's agreements. Unknown ones (zero) are left out.
[[nodiscard]] std::vector<AgreedPrice> agreed_prices(const std::vector<Placement>& placements,
                                                     const std::vector<Agreement>& agreements,
                                                     const PaidDays& period);

}  // namespace rosett::checks

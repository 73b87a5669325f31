#pragma once

#include <string>
#include <vector>

#include "checks/ledger/distribution.h"

// A distribution as people have changed it, and as it has changed since.
namespace rosett::ledger {

// The shares, stadsdelar and net payments after the adjustments, which are kept with them, and with
// the återkrav that earlier ones have left to set off; what was distributed in all stays the same.
// A stadsdel that had nothing gets its name from `districts`. Codes that are shared out by age get
// the adjustment as a part of its own. Rows stay where they are. `distribution` is of `ledger`.
[[nodiscard]] Distribution adjusted(Distribution distribution, const Ledger& ledger,
                                    const std::vector<Adjustment>& adjustments,
                                    const std::vector<Carried>& carried,
                                    const std::vector<Stadsdel>& districts);

// A share that is another than it was.
struct ShareDifference {
  std::string sdf_kod, sdf, kod;
  int rows_then{}, rows_now{};
  Amount then, now;
};

// By stadsdel and code.
[[nodiscard]] std::vector<ShareDifference> differences(const std::vector<Share>& then,
                                                       const std::vector<Share>& now);

}  // namespace rosett::ledger

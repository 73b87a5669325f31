#pragma once

#include <string>
#include <vector>

#include "checks/ledger/adjustment.h"
#include "checks/ledger/ledger.h"
#include "checks/ledger/netting.h"
#include "checks/ledger/splits.h"

// Where the money of a ledger goes, and that nothing of it is lost on the way.
namespace rosett::ledger {

// Known by its code; by its name where it has none.
struct District {
  std::string sdf_kod, sdf;
  int rows{};
  Amount paid, taken_back;  // the latter is negative
};

// What a stadsdel gets with one code.
struct Share {
  std::string sdf_kod, sdf, kod;
  int rows{}, persons{};
  Amount amount;
};

struct Balance {
  int rows{}, distributed_rows{}, left_rows{};
  Amount all, distributed, left;  // distributed + left = all
};

struct Distribution {
  std::vector<District> districts;     // by code, then name
  std::vector<Share> shares;           // by stadsdel and code
  std::vector<const LedgerRow*> left;  // not distributed, in the ledger's order
  Balance balance;
  std::vector<SplitPart> parts;         // of the codes that are shared out by age
  std::vector<NetPayment> net;          // month by month, with återkrav set off
  std::vector<Adjustment> adjustments;  // that everything above has in it
};

// Points into the ledger, which must outlive it.
[[nodiscard]] Distribution distribute(const Ledger& ledger,
                                      const std::vector<SplitRule>& splits = {});

// Whether the row's money is this stadsdel's.
[[nodiscard]] bool goes_to(const LedgerRow& row, const District& district);

}  // namespace rosett::ledger

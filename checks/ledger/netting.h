#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/ledger/adjustment.h"
#include "checks/ledger/ledger.h"

// What a stadsdel is paid when återkrav are set off against its next payment.
namespace rosett::ledger {

// A stadsdel's payments of one month. due = left before + taken back in the month; gross - set_off
// = net; due - set_off = left.
struct NetPayment {
  std::string sdf_kod, sdf;
  std::optional<Date> month;  // its first day; empty: rows that tell no day
  Amount gross;               // what the month's rows grant
  Amount due;        // återkrav that are to be set off, positive: of this month and from before
  Amount set_off;    // of these, no more than what is granted
  Amount net, left;  // left: to be set off against the next payment
  Amount carried;    // of what is due: left by an earlier distribution
};

// Of the distributed rows, by stadsdel and month; a row is of the month of its day (day_of). Money
// that is adjusted stays in its month: it is taken from the latest rows of the code that the
// stadsdel has; what they do not have is taken back from the one and granted to the other in the
// adjustment's month. All net amounts of a stadsdel less what is left after the last are what was
// distributed and adjusted to it, less what was carried. Months with neither payment nor återkrav
// are left out.
[[nodiscard]] std::vector<NetPayment> net_payments(const Ledger& ledger,
                                                   const std::vector<Adjustment>& adjustments = {},
                                                   const std::vector<Carried>& carried = {});

}  // namespace rosett::ledger

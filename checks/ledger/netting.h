#pragma once

#include <optional>
#include <string>
#include <vector>

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
};

// Of the distributed rows, by stadsdel and month; a row is of the month of its day (day_of). All
// net amounts of a stadsdel less what is left after the last are what was distributed to it.
// Months with neither payment nor återkrav are left out.
[[nodiscard]] std::vector<NetPayment> net_payments(const Ledger& ledger);

}  // namespace rosett::ledger

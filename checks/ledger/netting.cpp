#include "checks/ledger/netting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/koder.h"

namespace rosett::ledger {
namespace {

using namespace std::chrono_literals;

struct Month {
  Amount gross, taken_back;  // both positive
};

struct District {
  std::string sdf;
  std::map<std::optional<Date>, Month> months;  // rows without a day come first
};

}  // namespace

std::vector<NetPayment> net_payments(const Ledger& ledger) {
  std::map<std::pair<std::string, std::string>, District> districts;  // as distribution.cpp
  for (const LedgerRow& row : ledger.rows) {
    if (!row.is_distributed()) continue;
    std::optional<Date> first;
    if (const auto day = day_of(row)) first = Date{day->year(), day->month(), 1d};
    District& district = districts[{row.sdf_kod, row.sdf_kod.empty() ? row.sdf : ""}];
    district.sdf = row.sdf;
    Month& month = district.months[first];
    // What a payment of a negative amount corrects is set off like an återkrav.
    if (row.amount < Amount())
      month.taken_back += -row.amount;
    else
      month.gross += row.amount;
  }
  std::vector<NetPayment> all;
  for (const auto& [key, district] : districts) {
    Amount left;
    for (const auto& [day, month] : district.months) {
      const Amount due = left + month.taken_back;
      const Amount set_off = std::min(due, month.gross);
      left = due - set_off;
      all.push_back(
          {key.first, district.sdf, day, month.gross, due, set_off, month.gross - set_off, left});
    }
  }
  return all;
}

}  // namespace rosett::ledger

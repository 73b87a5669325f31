#include "checks/ledger/netting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/koder.h"

namespace rosett::ledger {
namespace {

using namespace std::chrono_literals;

struct Month {
  Amount gross, taken_back, carried;     // all positive; what is carried is in what is taken back
  std::map<std::string, Amount> by_kod;  // of rows: granted, or taken back with a code Å-
};

using Months = std::map<std::optional<Date>, Month>;  // rows without a day come first

struct District {
  std::string sdf;
  Months months;
};

using Districts = std::map<std::pair<std::string, std::string>, District>;  // as distribution.cpp

District& district_of(Districts& all, const std::string& sdf_kod, const std::string& sdf) {
  return all[{sdf_kod, sdf_kod.empty() ? sdf : ""}];
}

Date first_of_month(const Date& day) { return {day.year(), day.month(), 1d}; }

void add(Districts& districts, const LedgerRow& row) {
  const auto day = day_of(row);
  District& district = district_of(districts, row.sdf_kod, row.sdf);
  district.sdf = row.sdf;
  Month& month = district.months[day ? std::optional(first_of_month(*day)) : std::nullopt];
  // What a payment of a negative amount corrects is set off like an återkrav.
  const bool taken = row.amount < Amount();
  (taken ? month.taken_back : month.gross) += taken ? -row.amount : row.amount;
  if (taken == is_aterkrav(row.stored.kod))
    month.by_kod[row.stored.kod] += taken ? -row.amount : row.amount;
}

// Moves of a code's money what the rows of `giver` have, from the latest month on. Returns what
// they do not have.
Amount move_by_month(District& giver, District& taker, const std::string& kod, Amount amount) {
  const auto side = is_aterkrav(kod) ? &Month::taken_back : &Month::gross;
  const auto move_of = [&](Months::value_type& latest) {
    auto& [day, month] = latest;
    const auto has = month.by_kod.find(kod);
    const Amount part =
        has == month.by_kod.end() ? Amount() : std::clamp(amount, Amount(), has->second);
    if (part == Amount()) return;
    Month& other = taker.months[day];
    month.*side += -part;
    other.*side += part;
    has->second += -part;
    other.by_kod[kod] += part;
    amount += -part;
  };
  std::for_each(giver.months.rbegin(), giver.months.rend(), move_of);
  return amount;
}

void adjust(Districts& districts, const Adjustment& one) {
  District& from = district_of(districts, one.from, {});
  District& to = district_of(districts, one.to, {});
  // Who gets money of an återkrav gets rid of the återkrav.
  const bool reclaim = is_aterkrav(one.kod);
  const Amount rest = move_by_month(reclaim ? to : from, reclaim ? from : to, one.kod, one.amount);
  if (rest == Amount()) return;
  from.months[first_of_month(one.day)].taken_back += rest;
  to.months[first_of_month(one.day)].gross += rest;
}

void carry(Districts& districts, const Carried& one) {
  District& district = district_of(districts, one.sdf_kod, one.sdf);
  if (district.sdf.empty()) district.sdf = one.sdf;
  Month& month = district.months[first_of_month(one.day)];
  month.taken_back += one.amount;
  month.carried += one.amount;
}

}  // namespace

std::vector<NetPayment> net_payments(const Ledger& ledger,
                                     const std::vector<Adjustment>& adjustments,
                                     const std::vector<Carried>& carried) {
  Districts districts;
  for (const LedgerRow& row : ledger.rows)
    if (row.is_distributed()) add(districts, row);
  for (const Adjustment& one : adjustments) adjust(districts, one);
  for (const Carried& one : carried) carry(districts, one);
  std::vector<NetPayment> all;
  for (const auto& [key, district] : districts) {
    Amount left;
    for (const auto& [day, month] : district.months) {
      const Amount due = left + month.taken_back;
      const Amount set_off = std::min(due, month.gross);
      left = due - set_off;
      all.push_back({key.first, district.sdf, day, month.gross, due, set_off, month.gross - set_off,
                     left, month.carried});
    }
  }
  return all;
}

}  // namespace rosett::ledger

#include "checks/ledger/distribution.h"

#include <map>
#include <set>
#include <utility>

namespace rosett::ledger {
namespace {

// By code alone where there is one: the name of a stadsdel is spelt in many ways.
using DistrictKey = std::pair<std::string, std::string>;

DistrictKey key_of(const std::string& sdf_kod, const std::string& sdf) {
  return {sdf_kod, sdf_kod.empty() ? sdf : std::string()};
}

struct GatheredShare {
  int rows{};
  Amount amount;
  std::set<std::string> persons;
};

struct GatheredDistrict {
  std::string name;
  std::map<std::string, GatheredShare> by_kod;
};

using Gathered = std::map<DistrictKey, GatheredDistrict>;

void gather(Gathered& gathered, const LedgerRow& row) {
  GatheredDistrict& district = gathered[key_of(row.sdf_kod, row.sdf)];
  if (district.name.empty()) district.name = row.sdf;
  GatheredShare& share = district.by_kod[row.stored.kod];
  ++share.rows;
  share.amount += row.amount;
  share.persons.insert(row.who);
}

void add_district(Distribution& result, const DistrictKey& key, const GatheredDistrict& gathered) {
  District district{key.first, gathered.name, 0, {}, {}};
  for (const auto& [kod, share] : gathered.by_kod) {
    result.shares.push_back({key.first, gathered.name, kod, share.rows,
                             static_cast<int>(share.persons.size()), share.amount});
    district.rows += share.rows;
    (is_aterkrav(kod) ? district.taken_back : district.paid) += share.amount;
  }
  result.districts.push_back(std::move(district));
}

}  // namespace

Distribution distribute(const Ledger& ledger, const std::vector<SplitRule>& splits) {
  Distribution result;
  result.parts = split(ledger, splits);
  result.net = net_payments(ledger);
  Balance& balance = result.balance;
  Gathered gathered;
  for (const LedgerRow& row : ledger.rows) {
    ++balance.rows;
    balance.all += row.amount;
    if (row.is_distributed()) {
      ++balance.distributed_rows;
      balance.distributed += row.amount;
      gather(gathered, row);
    } else {
      ++balance.left_rows;
      balance.left += row.amount;
      result.left.push_back(&row);
    }
  }
  for (const auto& [key, district] : gathered) add_district(result, key, district);
  return result;
}

bool goes_to(const LedgerRow& row, const District& district) {
  return row.is_distributed() &&
         key_of(row.sdf_kod, row.sdf) == key_of(district.sdf_kod, district.sdf);
}

}  // namespace rosett::ledger

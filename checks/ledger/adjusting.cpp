#include "checks/ledger/adjusting.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/koder.h"

namespace rosett::ledger {
namespace {

auto order_of(const Share& share) { return std::tie(share.sdf_kod, share.sdf, share.kod); }

std::string name_of(const Distribution& distribution, const std::string& sdf_kod,
                    const std::vector<Stadsdel>& districts) {
  const auto known = std::ranges::find(distribution.districts, sdf_kod, &District::sdf_kod);
  if (known != distribution.districts.end()) return known->sdf;
  std::string name;  // the newest last
  for (const Stadsdel& one : districts)
    if (one.kod == sdf_kod) name = one.namn;
  return name;
}

void add_to_share(Distribution& distribution, const std::string& sdf_kod, const std::string& sdf,
                  const std::string& kod, Amount amount) {
  const auto share = std::ranges::find_if(distribution.shares, [&](const Share& one) {
    return one.sdf_kod == sdf_kod && one.kod == kod;
  });
  if (share != distribution.shares.end()) {
    share->amount += amount;
    return;
  }
  distribution.shares.push_back({sdf_kod, sdf, kod, 0, 0, amount});
  std::ranges::stable_sort(distribution.shares, [](const Share& a, const Share& b) {
    return order_of(a) < order_of(b);
  });
}

void add_to_district(Distribution& distribution, const std::string& sdf_kod, const std::string& sdf,
                     const std::string& kod, Amount amount) {
  auto district = std::ranges::find(distribution.districts, sdf_kod, &District::sdf_kod);
  if (district == distribution.districts.end()) {
    distribution.districts.push_back({sdf_kod, sdf, 0, {}, {}});
    std::ranges::stable_sort(distribution.districts, {}, &District::sdf_kod);
    district = std::ranges::find(distribution.districts, sdf_kod, &District::sdf_kod);
  }
  (is_aterkrav(kod) ? district->taken_back : district->paid) += amount;
}

void add_part(Distribution& distribution, const std::string& sdf_kod, const std::string& sdf,
              const std::string& kod, Amount amount) {
  const bool shared_out = std::ranges::any_of(
      distribution.parts, [&](const SplitPart& part) { return part.kod == kod; });
  if (shared_out)
    distribution.parts.push_back({sdf_kod, sdf, kod, "justering", "", 0, kAllPercent, amount});
}

}  // namespace

Distribution adjusted(Distribution distribution, const Ledger& ledger,
                      const std::vector<Adjustment>& adjustments,
                      const std::vector<Carried>& carried, const std::vector<Stadsdel>& districts) {
  for (const Adjustment& one : adjustments)
    for (const auto& [sdf_kod, amount] : {std::pair(one.from, -one.amount), {one.to, one.amount}}) {
      const std::string sdf = name_of(distribution, sdf_kod, districts);
      add_to_share(distribution, sdf_kod, sdf, one.kod, amount);
      add_to_district(distribution, sdf_kod, sdf, one.kod, amount);
      add_part(distribution, sdf_kod, sdf, one.kod, amount);
    }
  distribution.net = net_payments(ledger, adjustments, carried);
  for (NetPayment& one : distribution.net)
    if (one.sdf.empty()) one.sdf = name_of(distribution, one.sdf_kod, districts);
  distribution.adjustments = adjustments;
  return distribution;
}

std::vector<ShareDifference> differences(const std::vector<Share>& then,
                                         const std::vector<Share>& now) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, ShareDifference> all;
  const auto entry = [&](const Share& share) -> ShareDifference& {
    const std::string name = share.sdf_kod.empty() ? share.sdf : "";
    ShareDifference& one = all[{share.sdf_kod, name, share.kod}];
    one.sdf_kod = share.sdf_kod;
    one.sdf = share.sdf;
    one.kod = share.kod;
    return one;
  };
  for (const Share& share : then) {
    ShareDifference& one = entry(share);
    one.rows_then += share.rows;
    one.then += share.amount;
  }
  for (const Share& share : now) {
    ShareDifference& one = entry(share);
    one.rows_now += share.rows;
    one.now += share.amount;
  }
  std::vector<ShareDifference> differing;
  for (const auto& [key, one] : all)
    if (one.then != one.now || one.rows_then != one.rows_now) differing.push_back(one);
  return differing;
}

}  // namespace rosett::ledger

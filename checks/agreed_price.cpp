#include "checks/agreed_price.h"

#include <algorithm>

#include "core/text.h"

namespace rosett::checks {
namespace {

bool is_about(const Agreement& agreement, const std::vector<Placement>& placements) {
  return placements.empty() || std::ranges::any_of(placements, [&](const Placement& placement) {
           return folded(placement.boende) == folded(agreement.boende);
         });
}

void add_once(Amount price, const char* source, std::vector<AgreedPrice>& prices) {
  if (price != Amount() && std::ranges::find(prices, price, &AgreedPrice::price) == prices.end())
    prices.push_back({price, source});
}

}  // namespace

std::vector<AgreedPrice> agreed_prices(const std::vector<Placement>& placements,
                                       const std::vector<Agreement>& agreements,
                                       const PaidDays& period) {
  std::vector<AgreedPrice> prices;
  for (const Placement& placement : placements)
    add_once(placement.dygnspris, "placeringen", prices);
  for (const Agreement& agreement : agreements)
    if (is_about(agreement, placements) && overlap(days_of(agreement), period))
      add_once(agreement.dygnspris, "avtalet", prices);
  return prices;
}

}  // namespace rosett::checks

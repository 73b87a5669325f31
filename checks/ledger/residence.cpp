#include "checks/ledger/residence.h"

#include <algorithm>

namespace rosett::ledger {

std::vector<Residence> history_of(const std::vector<Residence>& said) {
  std::vector<Residence> history;
  for (const Residence& one : said) {
    // An empty optional is less than every day, as it should be: it holds from the beginning.
    std::erase_if(history, [&](const Residence& earlier) { return earlier.from >= one.from; });
    history.push_back(one);
  }
  return history;
}

const Residence* residence_on(const std::vector<Residence>& history,
                              const std::optional<Date>& day) {
  if (history.empty()) return nullptr;
  const auto later = std::ranges::find_if(
      history, [&](const Residence& one) { return day && one.from && *one.from > *day; });
  return later == history.begin() ? &history.front() : &*(later - 1);
}

}  // namespace rosett::ledger

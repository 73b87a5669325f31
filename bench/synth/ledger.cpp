#include "bench/synth/ledger.h"

#include <algorithm>

namespace rosett::synth {

bool Ledger::is_free(const Person& person, const std::string& kod, const Date& from,
                     const Date& to) const {
  const auto found = paid_.find({person.dossiernummer, kod});
  return found == paid_.end() || std::ranges::none_of(found->second, [&](const auto& span) {
           return span.first <= to && from <= span.second;
         });
}

bool Ledger::was_ever_paid(const Person& person, const std::string& kod) const {
  return paid_.contains({person.dossiernummer, kod});
}

void Ledger::reserve(const Person& person, const std::string& kod, const Date& from,
                     const Date& to) {
  paid_[{person.dossiernummer, kod}].emplace_back(from, to);
}

std::optional<Grant> Ledger::take_back(Random& random, const Date& before) {
  constexpr int kTries = 20;
  for (int i = 0; i < kTries && !grants_.empty(); ++i) {
    const auto at = random.between(0, static_cast<int>(grants_.size()) - 1);
    const Grant grant = grants_[static_cast<std::size_t>(at)];
    if (before <= grant.to) continue;
    grants_.erase(grants_.begin() + at);
    return grant;
  }
  return std::nullopt;
}

}  // namespace rosett::synth

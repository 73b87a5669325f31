#include "checks/ledger/splits.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/identifiers.h"
#include "core/koder.h"

namespace rosett::ledger {
namespace {

constexpr const char* kUnknownAge = "okänd ålder";

std::optional<Date> born(const LedgerRow& row) {
  if (!row.person) return std::nullopt;
  if (row.person->person.fodelsedatum) return row.person->person.fodelsedatum;
  return birth_date(row.person->person.personnummer);
}

// Whole years on the day of payment.
std::optional<int> age_of(const LedgerRow& row) {
  const auto birth = born(row);
  const auto day = day_of(row);
  if (!birth || !day || *day < *birth) return std::nullopt;
  const int years = static_cast<int>(day->year()) - static_cast<int>(birth->year());
  return later_by(*birth, std::chrono::years{years}) <= *day ? years : years - 1;
}

struct Group {
  int order{};  // of its first rule; ages that no rule is for come last
  std::string ages;
  friend auto operator<=>(const Group&, const Group&) = default;
};

struct Gathered {
  std::string sdf;
  int rows{};
  Amount sum;
  std::vector<const SplitRule*> rules;
};

using Key = std::tuple<std::string, std::string, std::string, Group>;  // kod and name, code, ages

bool is_for(const SplitRule& rule, const std::optional<int>& age) {
  return age && rule.from_age <= *age && (!rule.to_age || *age <= *rule.to_age);
}

void gather(std::map<Key, Gathered>& all, const LedgerRow& row,
            const std::vector<SplitRule>& rules) {
  const auto age = age_of(row);
  Group group{static_cast<int>(rules.size()), kUnknownAge};
  bool ruled = false;
  std::vector<const SplitRule*> own;
  for (const SplitRule& rule : rules) {
    if (!matches_kod(rule.kod, row.stored.kod)) continue;
    ruled = true;
    if (is_for(rule, age)) own.push_back(&rule);
  }
  if (!ruled) return;
  if (!own.empty())
    group = {static_cast<int>(own.front() - rules.data()), own.front()->ages()};
  else if (age)
    group.ages = "övriga";
  Gathered& gathered =
      all[{row.sdf_kod, row.sdf_kod.empty() ? row.sdf : "", row.stored.kod, group}];
  gathered.sdf = row.sdf;
  ++gathered.rows;
  gathered.sum += row.amount;
  gathered.rules = std::move(own);
}

void add_parts(std::vector<SplitPart>& parts, const Key& key, const Gathered& gathered) {
  std::vector<Amount> weights;
  weights.reserve(gathered.rules.size());
  for (const SplitRule* rule : gathered.rules) weights.push_back(rule->percent);
  if (weights.empty()) weights.push_back(kAllPercent);
  const std::vector<Amount> amounts = in_parts(gathered.sum, weights, kAllPercent);
  for (std::size_t i = 0; i < weights.size(); ++i)
    parts.push_back({std::get<0>(key), gathered.sdf, std::get<2>(key), std::get<3>(key).ages,
                     gathered.rules.empty() ? std::string() : gathered.rules[i]->receiver,
                     gathered.rows, weights[i], amounts[i]});
}

}  // namespace

std::vector<Amount> in_parts(Amount whole, const std::vector<Amount>& weights, Amount all) {
  std::vector<std::int64_t> parts, lost;
  for (const Amount weight : weights) {
    const std::int64_t product = whole.ore() * weight.ore();
    parts.push_back(product / all.ore());
    lost.push_back(std::abs(product % all.ore()));
  }
  std::int64_t rest = whole.ore() - std::accumulate(parts.begin(), parts.end(), std::int64_t{});
  while (rest != 0) {
    const auto most = std::ranges::max_element(lost);
    const std::int64_t one = rest > 0 ? 1 : -1;
    parts[static_cast<std::size_t>(most - lost.begin())] += one;
    *most = -1;
    rest -= one;
  }
  std::vector<Amount> amounts;
  amounts.reserve(parts.size());
  for (const std::int64_t part : parts) amounts.push_back(Amount::from_ore(part));
  return amounts;
}

std::vector<SplitPart> split(const Ledger& ledger, const std::vector<SplitRule>& rules) {
  std::map<Key, Gathered> all;
  for (const LedgerRow& row : ledger.rows)
    if (row.is_distributed()) gather(all, row, rules);
  std::vector<SplitPart> parts;
  for (const auto& [key, gathered] : all) add_parts(parts, key, gathered);
  return parts;
}

}  // namespace rosett::ledger

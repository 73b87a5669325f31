#include "checks/ledger/split_rules.h"

#include <array>
#include <limits>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "checks/table.h"

namespace rosett::ledger {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"kod",       "fran_alder", "till_alder",
                                                   "mottagare", "procent",    "kalla"};

int last_age(const SplitRule& rule) {
  return rule.to_age.value_or(std::numeric_limits<int>::max());
}

SplitRule rule_in(const checks::TableRow& row) {
  const auto from = row.number("fran_alder");
  if (row.text("kod").empty() || !from) row.refuse("kod och fran_alder ska anges");
  SplitRule rule{row.text("kod"), *from, row.number("till_alder"), row.text("mottagare"),
                 row.amount("procent")};
  if (last_age(rule) < rule.from_age) row.refuse("till_alder är mindre än fran_alder");
  if (rule.percent > kAllPercent) row.refuse("procent ska vara högst 100");
  return rule;
}

bool same_group(const SplitRule& a, const SplitRule& b) {
  return a.kod == b.kod && a.from_age == b.from_age && a.to_age == b.to_age;
}

void refuse_conflict(const std::vector<SplitRule>& before, const SplitRule& one,
                     const checks::TableRow& row) {
  for (const SplitRule& other : before) {
    if (same_group(other, one)) {
      if (other.receiver == one.receiver) row.refuse("mottagaren står redan på en tidigare rad");
      continue;
    }
    if (other.kod == one.kod && other.from_age <= last_age(one) && one.from_age <= last_age(other))
      row.refuse("åldrarna överlappar en tidigare rads");
  }
}

}  // namespace

std::string SplitRule::ages() const {
  return to_age ? fmt::format("{}–{}", from_age, *to_age) : fmt::format("{}–", from_age);
}

std::vector<SplitRule> load_split_rules(std::string_view csv) {
  std::vector<SplitRule> all;
  std::map<std::tuple<std::string, int>, std::pair<Amount, const checks::TableRow*>> sums;
  const auto rows = checks::read_table(csv, "fordelningsandelar.csv", kColumns);
  for (const checks::TableRow& row : rows) {
    SplitRule one = rule_in(row);
    refuse_conflict(all, one, row);
    auto& [sum, last] = sums[{one.kod, one.from_age}];
    sum += one.percent;
    last = &row;
    all.push_back(std::move(one));
  }
  for (const auto& [group, sum] : sums)
    if (sum.first != kAllPercent) sum.second->refuse("gruppens procent blir inte 100");
  return all;
}

}  // namespace rosett::ledger

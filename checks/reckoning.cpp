#include "checks/reckoning.h"

#include <algorithm>

#include <fmt/format.h>

namespace rosett::checks {
namespace {

constexpr int kDaysInFourWeeks = 28;
constexpr int kUnitsInSchoolYear = 10;  // 2017:193 4 §

// Printed days and rates beyond these are misreadings, not a decision's: ten years, a million.
constexpr int kMostDays = 3660;
constexpr Amount kHighestRate = Amount::from_ore(100'000'000);

// Days that lie between terms in every municipality; schools choose their own days around them.
constexpr unsigned kJune = 6, kAugust = 8;
constexpr unsigned kLastTermDay = 14, kFirstTermDay = 16;

bool in_summer(const Date& day) {
  const auto month = static_cast<unsigned>(day.month());
  const auto number = static_cast<unsigned>(day.day());
  return (month == kJune && number > kLastTermDay) || (month > kJune && month < kAugust) ||
         (month == kAugust && number < kFirstTermDay);
}

struct FourWeeks {
  int begun{}, in_term{};
};

FourWeeks four_weeks(const Date& from, const Date& to) {
  FourWeeks count;
  Date first = from;
  while (first <= to && count.begun < kUnitsInSchoolYear) {
    ++count.begun;
    if (!in_summer(first)) ++count.in_term;
    first = std::chrono::sys_days{first} + std::chrono::days{kDaysInFourWeeks};
  }
  return count;
}

const Schablon* valid_on(const std::vector<Schablon>& schabloner, SchablonUnit unit,
                         const Date& day) {
  const auto found = std::ranges::find_if(schabloner, [&](const Schablon& one) {
    return one.enhet == unit && (!one.fran || *one.fran <= day) && (!one.till || day <= *one.till);
  });
  return found == schabloner.end() ? nullptr : &*found;
}

}  // namespace

bool Reckoning::allows(Amount amount) const { return std::ranges::binary_search(allowed, amount); }

std::optional<Reckoning> by_days(const std::vector<Schablon>& schabloner, const Date& from,
                                 const Date& to) {
  Amount sum;
  std::string text;
  Date day = from;
  std::vector<Amount> rates;
  while (day <= to) {
    const Schablon* rate = valid_on(schabloner, SchablonUnit::dygn, day);
    if (rate == nullptr) return std::nullopt;
    const Date last = rate->till ? std::min(*rate->till, to) : to;
    const int days = days_inclusive(day, last);
    sum += rate->belopp * days;
    rates.push_back(rate->belopp);
    text += fmt::format("{}{} dygn × {} kr", text.empty() ? "" : " + ", days,
                        rate->belopp.to_swedish());
    day = std::chrono::sys_days{last} + std::chrono::days{1};
  }
  if (rates.empty()) return std::nullopt;
  return Reckoning{
      {sum}, sum, std::move(rates), fmt::format("{} är {} kr", text, sum.to_swedish()), "E1"};
}

std::optional<Reckoning> by_four_weeks(const std::vector<Schablon>& schabloner, const Date& from,
                                       const Date& to) {
  const Schablon* rate = valid_on(schabloner, SchablonUnit::fyraveckorsperiod, from);
  if (rate == nullptr || to < from) return std::nullopt;
  const FourWeeks count = four_weeks(from, to);
  Reckoning reckoned;
  reckoned.rule = "U1";
  for (int units = std::max(1, count.in_term); units <= count.begun; ++units)
    reckoned.allowed.push_back(rate->belopp * units);
  reckoned.nearest = reckoned.allowed.back();
  reckoned.steps = {rate->belopp};
  reckoned.text = fmt::format("{} påbörjade fyraveckorsperioder × {} kr är {} kr", count.begun,
                              rate->belopp.to_swedish(), reckoned.nearest.to_swedish());
  return reckoned;
}

std::optional<Reckoning> once(const std::vector<Schablon>& schabloner,
                              const std::optional<Date>& day) {
  if (!day) return std::nullopt;
  const Schablon* schablon = valid_on(schabloner, SchablonUnit::gang, *day);
  if (schablon == nullptr) return std::nullopt;
  return Reckoning{{schablon->belopp},
                   schablon->belopp,
                   {},
                   fmt::format("schablonen är {} kr", schablon->belopp.to_swedish()),
                   "E10"};
}

std::optional<Reckoning> by_printed_days(int days, Amount rate) {
  if (days > kMostDays || rate > kHighestRate || rate < Amount()) return std::nullopt;
  const Amount sum = rate * days;
  return Reckoning{
      {sum},
      sum,
      {rate},
      fmt::format("{} dygn × {} kr är {} kr", days, rate.to_swedish(), sum.to_swedish()),
      "D13"};
}

}  // namespace rosett::checks

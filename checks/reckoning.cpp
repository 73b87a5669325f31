#include "checks/reckoning.h"

#include <algorithm>

#include <fmt/format.h>

namespace rosett::checks {
namespace {

constexpr int kDaysInFourWeeks = 28;
constexpr int kUnitsInSchoolYear = 10;  // 2017:193 4 §

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
  const Schablon* rate{};
  while (day <= to) {
    rate = valid_on(schabloner, SchablonUnit::dygn, day);
    if (rate == nullptr) return std::nullopt;
    const Date last = rate->till ? std::min(*rate->till, to) : to;
    const int days = days_inclusive(day, last);
    sum += rate->belopp * days;
    text += fmt::format("{}{} dygn × {} kr", text.empty() ? "" : " + ", days,
                        rate->belopp.to_swedish());
    day = std::chrono::sys_days{last} + std::chrono::days{1};
  }
  if (rate == nullptr) return std::nullopt;
  return Reckoning{{sum}, sum, rate->belopp, fmt::format("{} är {} kr", text, sum.to_swedish())};
}

std::optional<Reckoning> by_four_weeks(const std::vector<Schablon>& schabloner, const Date& from,
                                       const Date& to) {
  const Schablon* rate = valid_on(schabloner, SchablonUnit::fyraveckorsperiod, from);
  if (rate == nullptr || to < from) return std::nullopt;
  const int begun = (days_inclusive(from, to) + kDaysInFourWeeks - 1) / kDaysInFourWeeks;
  const int most = std::min(begun, kUnitsInSchoolYear);
  Reckoning reckoned;
  for (int units = 1; units <= most; ++units) reckoned.allowed.push_back(rate->belopp * units);
  reckoned.nearest = reckoned.allowed.back();
  reckoned.step = rate->belopp;
  reckoned.text =
      fmt::format("perioden ger högst {} påbörjade fyraveckorsperioder × {} kr, det är {} kr", most,
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
                   Amount(),
                   fmt::format("schablonen är {} kr", schablon->belopp.to_swedish())};
}

Reckoning by_printed_days(int days, Amount rate) {
  const Amount sum = rate * days;
  return {{sum},
          sum,
          rate,
          fmt::format("{} dygn × {} kr är {} kr", days, rate.to_swedish(), sum.to_swedish())};
}

}  // namespace rosett::checks

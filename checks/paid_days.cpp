#include "checks/paid_days.h"

#include <algorithm>

#include "checks/context.h"

namespace rosett::checks {
namespace {

constexpr Date kFirstDay{std::chrono::year{1900}, std::chrono::January, std::chrono::day{1}};
constexpr Date kLastDay{std::chrono::year{2999}, std::chrono::December, std::chrono::day{31}};

template <class Entry>
PaidDays days_in(const Entry& entry) {
  return {entry.fran.value_or(kFirstDay), entry.till.value_or(kLastDay), entry.dygnspris};
}

}  // namespace

PaidDays days_of(const Placement& placement) { return days_in(placement); }
PaidDays days_of(const Agreement& agreement) { return days_in(agreement); }

std::optional<PaidDays> paid_days(const StoredRow& row) {
  const auto from = parse_iso_date(row.period_fran);
  const auto to = parse_iso_date(row.period_till);
  if (!from || !to || *to < *from) return std::nullopt;
  return PaidDays{*from, *to, Amount::parse(row.belopp).value_or(Amount())};
}

bool overlap(const PaidDays& a, const PaidDays& b) { return a.from <= b.to && b.from <= a.to; }

bool cover(const std::vector<PaidDays>& paid, const PaidDays& wanted) {
  std::vector<PaidDays> in_order = paid;
  std::ranges::sort(in_order, {}, &PaidDays::from);
  Date open = wanted.from;  // the first day not yet covered
  for (const PaidDays& one : in_order) {
    if (one.from > open) return false;
    if (one.to >= wanted.to) return true;
    if (one.to >= open) open = std::chrono::sys_days{one.to} + std::chrono::days{1};
  }
  return false;
}

bool takes_back(const KodEntry& aterkrav, std::string_view kod, const CheckSettings& settings) {
  const std::string main = main_kod(settings, kod);
  return std::ranges::any_of(aterkrav.aterkrav_av, [&](const std::string& one) {
    return one == kod || main_kod(settings, one) == main;
  });
}

}  // namespace rosett::checks

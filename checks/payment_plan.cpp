#include "checks/payment_plan.h"

#include <algorithm>
#include <array>
#include <string>

#include "checks/table.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 9> kColumns{
    "utbetalning",  "manad",        "period_fran",     "period_till", "andel",
    "inflytt_fran", "inflytt_till", "andel_inflyttad", "kalla"};
constexpr int kWhole = 100;  // percent

int required(const checks::TableRow& row, const std::string& column) {
  const auto number = row.number(column);
  if (!number) row.refuse(column + " ska anges");
  return *number;
}

int percent_of(const checks::TableRow& row, const std::string& column, int least) {
  const int percent = required(row, column);
  if (percent < least || percent > kWhole) row.refuse(column + " ska vara hela procent, högst 100");
  return percent;
}

std::optional<MoversShare> mover_of(const checks::TableRow& row) {
  const auto first = row.number("inflytt_fran"), last = row.number("inflytt_till");
  const bool told = !row.text("andel_inflyttad").empty();
  if (first.has_value() != last.has_value() || first.has_value() != told ||
      (first && *first > *last))
    row.refuse(
        "inflytt_fran, inflytt_till och andel_inflyttad ska anges alla, i ordning, eller ingen av "
        "dem");
  if (!first) return std::nullopt;
  return MoversShare{{*first, *last}, percent_of(row, "andel_inflyttad", 0)};
}

PlannedPayment payment_in(const checks::TableRow& row, const std::vector<PlannedPayment>& before) {
  PlannedPayment one{required(row, "utbetalning"),
                     required(row, "manad"),
                     {required(row, "period_fran"), required(row, "period_till")},
                     percent_of(row, "andel", 1),
                     mover_of(row)};
  if (one.number != static_cast<int>(before.size()) + 1)
    row.refuse("utbetalningarna ska numreras från 1, en rad var");
  if (one.period.first > one.period.last || one.due < one.period.last)
    row.refuse("perioden ska vara slut när den betalas");
  if (!before.empty() &&
      (before.back().due >= one.due || before.back().period.last >= one.period.first))
    row.refuse("utbetalningarna ska följa på varandra");
  return one;
}

}  // namespace

std::vector<PlannedPayment> load_payment_plan(std::string_view csv) {
  std::vector<PlannedPayment> plan;
  for (const checks::TableRow& row : checks::read_table(csv, "schablonplan.csv", kColumns))
    plan.push_back(payment_in(row, plan));
  return plan;
}

int months_from(const Date& start, const Date& day) {
  return static_cast<int>((std::chrono::year_month{day.year(), day.month()} -
                           std::chrono::year_month{start.year(), start.month()})
                              .count());
}

int payment_for(const std::vector<PlannedPayment>& plan, const MonthSpan& period) {
  const auto found = std::ranges::find(plan, period, &PlannedPayment::period);
  return found == plan.end() ? 0 : found->number;
}

int payment_with_left(const std::vector<PlannedPayment>& plan, int left) {
  const int all = static_cast<int>(plan.size());
  return left >= 0 && left < all ? all - left : 0;
}

}  // namespace rosett

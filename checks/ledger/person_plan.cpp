#include "checks/ledger/person_plan.h"

#include <algorithm>
#include <map>

#include "checks/ledger/decided.h"
#include "core/stored_row.h"

namespace rosett::ledger {
namespace {

using namespace std::chrono_literals;

Date first_of_month(const Date& day) { return {day.year(), day.month(), 1d}; }

bool is_seen(const PersonPlan& plan, int payment) {
  return std::ranges::find(plan.seen, payment, &SeenPayment::payment) != plan.seen.end();
}

// The day of reception of a person: the same on all rows unless only the papers tell it.
std::optional<Date> reception_of(const PersonPlan& plan) {
  if (plan.person->person.mottagningsdatum) return plan.person->person.mottagningsdatum;
  for (const SeenPayment& one : plan.seen)
    if (one.row->received) return one.row->received;
  return std::nullopt;
}

bool came_later(const LedgerPerson& person, const Date& received, const MonthSpan& span) {
  if (person.history.empty() || !person.history.front().from) return false;
  const int months = months_from(received, *person.history.front().from);
  return months >= span.first && months <= span.last;
}

// The period's last day comes when the person lives elsewhere; the first payment stays.
bool is_after_move(const PersonPlan& plan, const PlannedPayment& payment, const Date& received) {
  const std::chrono::year_month month = std::chrono::year_month{received.year(), received.month()} +
                                        std::chrono::months{payment.period.last};
  return plan.left && payment.number > 1 && *plan.left <= Date{month / std::chrono::last};
}

// In which of the four lists a payment belongs that has not been seen.
std::vector<int>& list_for(PersonPlan& plan, const PlannedPayment& payment, const Date& received,
                           const Plans& plans) {
  if (months_from(received, *plans.first_month) > payment.due) return plan.before;
  if (months_from(received, *plans.last_month) < payment.due)
    return is_after_move(plan, payment, received) ? plan.paid_elsewhere : plan.not_yet_due;
  if (payment.mover && payment.mover->percent == 0 &&
      came_later(*plan.person, received, payment.mover->came))
    return plan.paid_elsewhere;
  return is_after_move(plan, payment, received) ? plan.paid_elsewhere : plan.missing;
}

void complete(PersonPlan& plan, const Plans& plans, const std::vector<PlannedPayment>& planned) {
  std::ranges::stable_sort(plan.seen, {}, &SeenPayment::payment);
  plan.left = left_on(plan.person->person);
  plan.complete = !planned.empty() && is_seen(plan, planned.back().number);
  const auto received = reception_of(plan);
  if (!received || !plans.first_month) return;
  for (const PlannedPayment& payment : planned)
    if (!is_seen(plan, payment.number))
      list_for(plan, payment, *received, plans).push_back(payment.number);
}

void take_months(Plans& plans, const Ledger& ledger) {
  for (const LedgerDocument& document : ledger.documents) {
    if (document.type != "generalschablon" || !document.paid) continue;
    const Date month = first_of_month(*document.paid);
    plans.first_month = std::min(plans.first_month.value_or(month), month);
    plans.last_month = std::max(plans.last_month.value_or(month), month);
  }
}

}  // namespace

Plans plans(const Ledger& ledger, const std::vector<PlannedPayment>& planned,
            const std::vector<Application>& applications) {
  Plans result;
  if (!planned.empty()) result.last_period_month = planned.back().period.last;
  take_months(result, ledger);
  std::map<std::string, PersonPlan, std::less<>> by_person;
  for (const LedgerRow& row : ledger.rows) {
    const bool counts = row.stored.kod == kGeneralschablonKod && row.person && row.counts() &&
                        !row.has_reason("kommun_avviker");
    if (!counts) continue;
    PersonPlan& plan = by_person[row.who];
    plan.person = row.person.get();
    plan.sdf_kod = row.sdf_kod;
    if (row.payment == 0)
      plan.unplaced.push_back(&row);
    else
      plan.seen.push_back({row.payment, &row});
  }
  std::vector<const Application*> open;
  for (const Application& one : applications)
    if (one.is_open()) open.push_back(&one);
  for (auto& [key, plan] : by_person) {
    complete(plan, result, planned);
    for (const Application* one : open)
      if (is_of(*one, *plan.person)) plan.open.push_back(one);
    result.persons.push_back(std::move(plan));
  }
  return result;
}

std::optional<Date> last_day_of(const PersonPlan& plan, const Plans& plans) {
  if (plan.left && !plan.complete) return plan.left;
  const auto received = reception_of(plan);
  if (!received) return std::nullopt;
  const auto month = std::chrono::year_month{received->year(), received->month()} +
                     std::chrono::months{plans.last_period_month};
  return Date{month / std::chrono::last};
}

}  // namespace rosett::ledger

// Återkrav with what they take back, and the generalschablon's payments person by person.
#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/money_view.h"
#include "store/applications.h"

namespace rosett::web {
namespace {

// The rows that are taken back; what may not be seen of them is not told.
Json grounds_json(const MoneySight& sight, const ledger::Reclaim& reclaim) {
  std::vector<const ledger::LedgerRow*> rows = reclaim.together;
  if (reclaim.ground != nullptr) rows.push_back(reclaim.ground);
  Json list = Json::array();
  for (const ledger::LedgerRow* row : rows)
    if (sight.shows(*row)) list.push_back(sight.line(*row));
  return list;
}

bool has_ground(const ledger::Reclaim& reclaim) {
  return reclaim.ground != nullptr || !reclaim.together.empty();
}

struct ReclaimSums {
  int rows{}, groundless{};
  Amount all, without;
};

Json line_of(const MoneySight& sight, const ledger::Reclaim& one) {
  Json line = sight.line(*one.row);
  line["sdf_kod"] = one.row->sdf_kod;
  line["sdf"] = one.row->sdf;
  line["has_ground"] = has_ground(one);
  line["grounds"] = grounds_json(sight, one);
  return line;
}

// Numbers of payments that are missing, and what else is told of a person's plan.
Json plan_json(const MoneySight& sight, const ledger::PersonPlan& plan) {
  const Person& person = plan.person->person;
  Json seen = Json::array(), unplaced = Json::array(), open = Json::array();
  for (const ledger::SeenPayment& one : plan.seen) {
    Json json = sight.place(*one.row);
    json["payment"] = one.payment;
    json["belopp"] = one.row->amount.to_string();
    seen.push_back(std::move(json));
  }
  for (const ledger::LedgerRow* row : plan.unplaced) unplaced.push_back(sight.line(*row));
  for (const Application* one : plan.open) open.push_back(one->slag + " " + one->nummer);
  return {{"nummer", plan.person->key},
          {"namn", person.fornamn + " " + person.efternamn},
          {"mottagningsdatum", person.mottagningsdatum ? to_iso(*person.mottagningsdatum) : ""},
          {"sdf_kod", plan.sdf_kod},
          {"seen", std::move(seen)},
          {"unplaced", std::move(unplaced)},
          {"missing", plan.missing},
          {"before", plan.before},
          {"not_yet_due", plan.not_yet_due},
          {"paid_elsewhere", plan.paid_elsewhere},
          {"complete", plan.complete},
          {"closed", plan.is_closed()},
          {"ending", plan.has_ended() ? plan.ending() : ""},
          {"open", std::move(open)}};
}

enum class PlanChoice { all, missing, complete };

PlanChoice choice_in(const Visit& visit) {
  const auto found = visit.request.query.find("show");
  if (found == visit.request.query.end() || found->second == "all") return PlanChoice::all;
  if (found->second == "missing") return PlanChoice::missing;
  if (found->second == "complete") return PlanChoice::complete;
  throw Error(ErrorKind::malformed, "Urvalet finns inte.", "Ladda om sidan.");
}

bool is_chosen(PlanChoice choice, const ledger::PersonPlan& plan) {
  switch (choice) {
    case PlanChoice::missing:
      return !plan.missing.empty() || !plan.unplaced.empty();
    case PlanChoice::complete:
      return plan.has_ended();
    case PlanChoice::all:
      break;
  }
  return true;
}

}  // namespace

// What is taken back may have been paid before the days, so all rows are looked at.
Answer show_reclaims(Visit& visit) {
  const MoneyPeriod period = asked_period(visit);
  const ledger::Ledger ledger = whole_ledger(visit, {}, {});
  const MoneySight sight(visit);
  MoneyLines lines;
  ReclaimSums sums;
  for (const ledger::Reclaim& one :
       ledger::reclaims(ledger, visit.site.settings().money.checks, period.from, period.to)) {
    if (!sight.shows_district(one.row->sdf_kod)) continue;
    ++sums.rows;
    sums.all += one.row->amount;
    if (!has_ground(one)) {
      ++sums.groundless;
      sums.without += one.row->amount;
    }
    if (!sight.shows(*one.row))
      lines.hide(one.row->amount);
    else if (lines.take())
      lines.put(line_of(sight, one));
  }
  return json_answer({{"period", period_json(period)},
                      {"rows", sums.rows},
                      {"belopp", sums.all.to_string()},
                      {"groundless", sums.groundless},
                      {"groundless_belopp", sums.without.to_string()},
                      {"reclaims", lines.json()}});
}

Answer show_plans(Visit& visit) {
  const MoneyPeriod period = asked_period(visit);
  const PlanChoice choice = choice_in(visit);
  const ledger::Ledger ledger = whole_ledger(visit, period.from, period.to);
  const std::vector<Application> asked_for = applications(visit.database);
  const auto& planned = visit.site.settings().money.checks.payment_plan;
  const ledger::Plans plans = ledger::plans(ledger, planned, asked_for);
  const MoneySight sight(visit);
  MoneyLines lines;
  int persons = 0, missing = 0, complete = 0;
  for (const ledger::PersonPlan& one : plans.persons) {
    if (!sight.shows_district(one.sdf_kod)) continue;
    ++persons;
    missing += is_chosen(PlanChoice::missing, one) ? 1 : 0;
    complete += one.has_ended() ? 1 : 0;
    if (!is_chosen(choice, one)) continue;
    if (!sight.shows(*one.person))
      lines.hide({});
    else if (lines.take())
      lines.put(plan_json(sight, one));
  }
  Json payments = Json::array();
  for (const PlannedPayment& one : planned) payments.push_back(one.number);
  return json_answer({{"period", period_json(period)},
                      {"payments", std::move(payments)},
                      {"persons", persons},
                      {"missing", missing},
                      {"complete", complete},
                      {"plans", lines.json()}});
}

}  // namespace rosett::web

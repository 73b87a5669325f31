#include "checks/ledger/settlement.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "checks/context.h"
#include "checks/ledger/residence.h"

namespace rosett::ledger {
namespace {

// Same person, code, days and amount as printed.
using PaymentKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;

PaymentKey payment_key(const LedgerRow& row, const CheckSettings& settings) {
  return {row.who, checks::main_kod(settings, row.stored.kod), row.stored.period_fran,
          row.stored.period_till, row.stored.belopp};
}

// Nobody's payment, and one of no amount, are like any other.
bool tells_payment(const LedgerRow& row) { return !row.who.empty() && row.printed.has_value(); }

RowPlace place_of(const StoredRow& row) { return {row.file, row.part, row.row}; }

// The day of a payment that does not say when it was made: the last one of its month by the plan.
std::optional<Date> planned_day(const LedgerRow& row, const std::vector<PlannedPayment>& plan) {
  const auto planned = std::ranges::find(plan, row.payment, &PlannedPayment::number);
  if (planned == plan.end() || !row.received) return parse_iso_date(row.stored.period_till);
  const std::chrono::year_month month =
      std::chrono::year_month{row.received->year(), row.received->month()} +
      std::chrono::months{planned->due};
  return Date{month / std::chrono::last};
}

// By person and the rule's code, the day of the first payment. Money that went to another
// municipality is none, nor is what has been rejected.
using FirstDays = std::map<std::pair<std::string, std::string>, Date>;

FirstDays first_days(const std::vector<LedgerRow>& rows, const LedgerSettings& settings) {
  FirstDays first;
  for (const LedgerRow& row : rows) {
    const DistrictRule& rule = district_rule(*settings.rules, row.stored.kod);
    if (rule.day != DecidingDay::first_payment || !row.rejection.empty() ||
        row.has_reason("kommun_avviker"))
      continue;
    const auto day = row.paid ? row.paid : planned_day(row, settings.checks->payment_plan);
    if (!day) continue;
    const auto [known, fresh] = first.emplace(std::pair(row.who, rule.kod), *day);
    if (!fresh) known->second = std::min(known->second, *day);
  }
  return first;
}

// The stadsdel that bears the cost: its own where the register says so, else that of the
// folkbokföring.
Residence bearing(const Residence* home) {
  if (home == nullptr) return {};
  return home->bearing.empty() ? *home : Residence{home->from, home->bearing, {}, home->bearing};
}

// A stadsdel is known by code, by name, or by both; the register of them tells what is missing.
Residence completed(Residence residence, const std::vector<Stadsdel>& districts) {
  for (const Stadsdel& one : districts) {
    if (residence.sdf_kod.empty() && one.namn == residence.sdf) residence.sdf_kod = one.kod;
    if (!residence.sdf_kod.empty() && one.kod == residence.sdf_kod) residence.sdf = one.namn;
  }
  return residence;
}

std::optional<Date> deciding_day(const LedgerRow& row, const LedgerRules& rules,
                                 const FirstDays& first) {
  const DistrictRule& rule = district_rule(rules, row.stored.kod);
  if (rule.day == DecidingDay::first_payment)
    if (const auto day = first.find({row.who, rule.kod}); day != first.end()) return day->second;
  if (const auto start = parse_iso_date(row.stored.period_fran)) return start;
  return day_of(row);
}

void add_reason(LedgerRow& row, std::string_view code) {
  if (!row.has_reason(code)) row.reasons.emplace_back(code);
}

}  // namespace

void name_originals(std::vector<LedgerRow>& rows, const CheckSettings& settings) {
  std::map<PaymentKey, const LedgerRow*> first;
  for (const LedgerRow& row : rows) {
    if (!tells_payment(row) || !row.rejection.empty()) continue;
    const LedgerRow*& known = first[payment_key(row, settings)];
    if (known == nullptr || checks::comes_before(row.stored, known->stored)) known = &row;
  }
  for (LedgerRow& row : rows) {
    if (!row.has_reason("dubblett") || !tells_payment(row)) continue;
    const LedgerRow* original = first.at(payment_key(row, settings));
    if (original != &row) row.same_as = place_of(original->stored);
  }
}

void place_in_districts(std::vector<LedgerRow>& rows, const LedgerSettings& settings,
                        const std::vector<Stadsdel>& districts) {
  const FirstDays first = first_days(rows, settings);
  for (LedgerRow& row : rows) {
    if (!row.printed || row.stored.kod.empty()) add_reason(row, "osaker_lasning");
    if (!row.person) {
      add_reason(row, "individ_saknas");
      continue;
    }
    const Residence* home =
        residence_on(row.person->history, deciding_day(row, *settings.rules, first));
    const Residence known = completed(bearing(home), districts);
    if (known.sdf_kod.empty() && known.sdf.empty()) add_reason(row, "sdf_saknas");
    row.sdf_kod = known.sdf_kod;
    row.sdf = known.sdf;
    const auto missing = missing_responsibility(settings.rules->responsibilities, row.stored.kod,
                                                row.person->person.socialtjanstansvar);
    if (!missing.empty()) add_reason(row, missing);
  }
}

}  // namespace rosett::ledger

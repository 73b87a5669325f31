#include "checks/ledger/decided.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "checks/context.h"
#include "checks/paid_days.h"
#include "core/koder.h"

namespace rosett::ledger {
namespace {

bool same_number(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

// The days applied for; empty when the register does not say.
std::optional<checks::PaidDays> days_of(const Application& application) {
  if (!application.period_fran || !application.period_till) return std::nullopt;
  return checks::PaidDays{*application.period_fran, *application.period_till, {}};
}

bool holds(const Application& application, const LedgerRow& row) {
  const auto days = days_of(application);
  const auto paid = checks::paid_days(row.stored);
  return !days || !paid || checks::cover({*days}, *paid);
}

bool touches(const Application& application, const LedgerRow& row) {
  const auto days = days_of(application);
  const auto paid = checks::paid_days(row.stored);
  return !days || !paid || checks::overlap(*days, *paid);
}

class Register {
 public:
  Register(const std::vector<Application>& all, const CheckSettings& settings)
      : settings_(settings) {
    for (const Application& one : all) {
      if (one.is_appeal()) {
        appeals_[one.galler].push_back(&one);
        continue;
      }
      applications_.push_back(&one);
      by_name_[one.nummer] = &one;
      for (const std::string& number : {one.dossiernummer, one.personnummer})
        if (!number.empty()) by_person_[number].push_back(&one);
    }
  }

  [[nodiscard]] const std::vector<const Application*>& applications() const {
    return applications_;
  }

  [[nodiscard]] const Application* of(const LedgerRow& row) const {
    if (const auto named = by_name_.find(row.stored.diarienummer); named != by_name_.end())
      return named->second;
    const Application* best = nullptr;
    for (const std::string& number : numbers_of(row)) {
      const auto known = by_person_.find(number);
      if (known == by_person_.end()) continue;
      for (const Application* one : known->second)
        if (is_for(*one, row) && (best == nullptr || rank(*one, row) < rank(*best, row)))
          best = one;
    }
    return best;
  }

  // Whether an appeal had come in before the day.
  [[nodiscard]] bool is_reviewed(const Application& application,
                                 const std::optional<Date>& day) const {
    const auto found = appeals_.find(application.nummer);
    return day && found != appeals_.end() &&
           std::ranges::any_of(found->second, [&](const Application* appeal) {
             return appeal->inkom && *appeal->inkom < *day;
           });
  }

  // No other one of the same person and code came in before.
  [[nodiscard]] bool is_first(const Application& application) const {
    for (const std::string& number : {application.dossiernummer, application.personnummer}) {
      const auto known = by_person_.find(number);
      if (known == by_person_.end()) continue;
      for (const Application* other : known->second)
        if (other->kod == application.kod && other->inkom && application.inkom &&
            *other->inkom < *application.inkom)
          return false;
    }
    return true;
  }

 private:
  static std::vector<std::string> numbers_of(const LedgerRow& row) {
    if (!row.person) return {row.stored.dossiernummer, row.stored.personnummer};
    return {row.person->person.dossiernummer, row.person->person.personnummer,
            row.stored.dossiernummer, row.stored.personnummer};
  }
  // Same code and some of the same days.
  [[nodiscard]] bool is_for(const Application& one, const LedgerRow& row) const {
    const bool same = one.kod.empty() || checks::main_kod(settings_, one.kod) ==
                                             checks::main_kod(settings_, row.stored.kod);
    return same && touches(one, row);
  }
  static std::tuple<bool, std::optional<Date>, const std::string&> rank(const Application& one,
                                                                        const LedgerRow& row) {
    return {!holds(one, row), one.inkom, one.nummer};
  }

  const CheckSettings& settings_;
  std::vector<const Application*> applications_;
  std::map<std::string, const Application*, std::less<>> by_name_;
  std::map<std::string, std::vector<const Application*>, std::less<>> by_person_, appeals_;
};

std::string_view status_of(Amount granted, const std::optional<Amount>& missing, bool reviewed) {
  if (granted <= Amount()) return status::kRefused;
  if (missing && *missing > Amount())
    return reviewed ? status::kPartlyAfterReview : status::kPartly;
  return reviewed ? status::kGrantedAfterReview : status::kGranted;
}

std::optional<Amount> missing_of(const Application& application, Amount granted) {
  if (!application.belopp) return std::nullopt;
  return std::max(Amount(), *application.belopp - granted);
}

// Fills in what the application had come to with each of its rows.
DecidedApplication settled(const Application& application, std::vector<DecidedRow> rows,
                           const Register& registered) {
  std::ranges::stable_sort(rows, {}, [](const DecidedRow& one) { return day_of(*one.row); });
  DecidedApplication result{&application, {}, {}, {}, application.utfall};
  for (DecidedRow& one : rows) {
    result.granted += one.row->amount;
    one.granted = result.granted;
    one.missing = missing_of(application, one.granted);
    one.outside = !holds(application, *one.row);
    if (one.row->printed)
      one.status = status_of(one.granted, one.missing,
                             registered.is_reviewed(application, day_of(*one.row)));
  }
  result.missing = missing_of(application, result.granted);
  if (!rows.empty()) result.status = rows.back().status;
  result.history = std::move(rows);
  return result;
}

// When the persons of the rows were received, by both of their numbers.
std::map<std::string, Date, std::less<>> receptions(const Ledger& ledger) {
  std::map<std::string, Date, std::less<>> days;
  for (const LedgerRow& row : ledger.rows) {
    if (!row.person || !row.received) continue;
    for (const std::string& number :
         {row.person->person.dossiernummer, row.person->person.personnummer})
      if (!number.empty()) days.emplace(number, *row.received);
  }
  return days;
}

std::optional<Date> reception_of(const Application& application,
                                 const std::map<std::string, Date, std::less<>>& days) {
  for (const std::string& number : {application.dossiernummer, application.personnummer})
    if (const auto known = days.find(number); known != days.end()) return known->second;
  return std::nullopt;
}

}  // namespace

bool is_of(const Application& application, const LedgerPerson& person) {
  return same_number(application.dossiernummer, person.person.dossiernummer) ||
         same_number(application.personnummer, person.person.personnummer);
}

Decided decided(const Ledger& ledger, const std::vector<Application>& applications,
                const CheckSettings& settings, const std::vector<Deadline>& deadlines) {
  const Register registered(applications, settings);
  std::map<const Application*, std::vector<DecidedRow>> by_application;
  Decided result;
  for (const LedgerRow& row : ledger.rows) {
    if (is_aterkrav(row.stored.kod) || !row.counts()) continue;
    DecidedRow one{.row = &row, .application = registered.of(row), .granted = row.amount};
    if (row.printed) one.status = status_of(row.amount, std::nullopt, false);
    if (one.application != nullptr) by_application[one.application].push_back(one);
    result.rows.push_back(one);
  }
  const auto received = receptions(ledger);
  std::map<const LedgerRow*, DecidedRow> of_row;
  for (const Application* one : registered.applications()) {
    DecidedApplication& done =
        result.applications.emplace_back(settled(*one, std::move(by_application[one]), registered));
    for (const DecidedRow& row : done.history) of_row[row.row] = row;
    if (settings.koder != nullptr)
      done.latest = last_day_for(*one, deadlines, *settings.koder, reception_of(*one, received),
                                 registered.is_first(*one));
  }
  for (DecidedRow& row : result.rows)
    if (const auto known = of_row.find(row.row); known != of_row.end()) row = known->second;
  return result;
}

}  // namespace rosett::ledger

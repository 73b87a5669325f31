#include "checks/ledger/ledger.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "checks/ledger/residence.h"
#include "checks/ledger/settlement.h"
#include "checks/person_match.h"
#include "core/decision.h"
#include "core/stored_row.h"

namespace rosett::ledger {
namespace {

std::string key_of(const Person& person) {
  return person.dossiernummer.empty() ? person.personnummer : person.dossiernummer;
}

std::string printed_key(const StoredRow& row) {
  return row.dossiernummer.empty() ? row.personnummer : row.dossiernummer;
}

// Å- takes money back whatever sign is printed.
Amount counted(const std::optional<Amount>& printed, std::string_view kod) {
  if (!printed) return {};
  return is_aterkrav(kod) ? std::min(*printed, -*printed) : *printed;
}

bool stands_in_the_way(const Obstacle& obstacle, const Deviation& deviation, const Row& row) {
  if (deviation.code != obstacle.code || deviation.closed) return false;
  const bool own = find_field(row.fields, deviation.field) != nullptr;
  const bool of_this_row = deviation.row == row.number || (deviation.row == 0 && !own);
  const bool of_this_field =
      obstacle.fields.empty() ||
      std::ranges::find(obstacle.fields, deviation.field) != obstacle.fields.end();
  return of_this_row && of_this_field;
}

std::vector<std::string> reasons_of(const Document& document, const Row& row,
                                    const LedgerRules& rules) {
  std::vector<std::string> reasons;
  for (const Obstacle& obstacle : rules.obstacles)
    if (std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
          return stands_in_the_way(obstacle, deviation, row);
        }))
      reasons.push_back(obstacle.code);
  return reasons;
}

std::string rejection_of(const Document& document, const Row& row) {
  for (const Deviation& deviation : document.deviations)
    if (deviation.code == kRejected && deviation.row == row.number) return deviation.message;
  return {};
}

int payment_of(const LedgerRow& row, const Row& printed, const std::vector<PlannedPayment>& plan) {
  if (row.stored.kod != kGeneralschablonKod) return 0;
  if (const auto left = count_in(find_field(printed.fields, "kvarvarande")))
    return payment_with_left(plan, *left);
  const auto from = parse_iso_date(row.stored.period_fran);
  const auto to = parse_iso_date(row.stored.period_till);
  if (!row.received || !from || !to) return 0;
  return payment_for(plan, {months_from(*row.received, *from), months_from(*row.received, *to)});
}

auto order_of(const LedgerDocument& document) {
  return std::tie(document.file, document.sha256, document.part);
}

auto order_of(const LedgerRow& row) {
  return std::tie(row.stored.file, row.stored.sha256, row.stored.part, row.stored.row);
}

}  // namespace

bool LedgerRow::counts() const { return rejection.empty() && !has_reason("dubblett"); }

bool LedgerRow::has_reason(std::string_view code) const {
  return std::ranges::find(reasons, code) != reasons.end();
}

std::shared_ptr<const LedgerPerson> LedgerBuilder::person_of(const Row& row) {
  const auto match = checks::match_person(checks::readings_of(person_in(row)), surroundings_);
  if (!match.person) return nullptr;
  std::shared_ptr<const LedgerPerson>& known = persons_[key_of(*match.person)];
  if (!known)
    known = std::make_shared<LedgerPerson>(
        LedgerPerson{key_of(*match.person), *match.person,
                     history_of(surroundings_.residences_of(*match.person))});
  return known;
}

void LedgerBuilder::add(const Document& document) {
  if (!is_payment_type(document.type) || document.copy_of) return;
  LedgerDocument head{.file = document.file,
                      .sha256 = document.sha256,
                      .part = document.part,
                      .type = document.type,
                      .paid = date_in(find_field(document.fields, "utbetalningsdatum")),
                      .rows = static_cast<int>(document.rows.size()),
                      .total = amount_in(find_field(document.fields, "summa")),
                      .count = count_in(find_field(document.fields, "antal"))};
  for (const Row& row : document.rows) {
    LedgerRow one{.stored = stored_row(document, row), .person = person_of(row), .paid = head.paid};
    one.who = one.person ? one.person->key : printed_key(one.stored);
    one.printed = Amount::parse(one.stored.belopp);
    one.amount = counted(one.printed, one.stored.kod);
    one.received = date_in(find_field(row.fields, "mottagningsdatum"));
    if (one.person && one.person->person.mottagningsdatum)
      one.received = one.person->person.mottagningsdatum;
    one.payment = payment_of(one, row, settings_.checks->payment_plan);
    one.rejection = rejection_of(document, row);
    one.reasons = one.rejection.empty() ? reasons_of(document, row, *settings_.rules)
                                        : std::vector<std::string>{kRejected};
    head.sum += one.amount;
    head.printed_sum += one.printed.value_or(Amount());
    ledger_.rows.push_back(std::move(one));
  }
  ledger_.documents.push_back(std::move(head));
}

Ledger LedgerBuilder::settle() {
  Ledger ledger = std::exchange(ledger_, {});
  std::ranges::sort(ledger.documents,
                    [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  std::ranges::sort(ledger.rows,
                    [](const auto& a, const auto& b) { return order_of(a) < order_of(b); });
  name_originals(ledger.rows, *settings_.checks);
  place_in_districts(ledger.rows, settings_, surroundings_.stadsdelar());
  return ledger;
}

std::optional<Date> day_of(const LedgerRow& row) {
  if (row.paid) return row.paid;
  for (const std::string* day :
       {&row.stored.beslutsdatum, &row.stored.period_till, &row.stored.period_fran})
    if (const auto date = parse_iso_date(*day)) return date;
  return std::nullopt;
}

bool is_between(const LedgerRow& row, const std::optional<Date>& from,
                const std::optional<Date>& to) {
  const auto day = day_of(row);
  return !day || ((!from || *from <= *day) && (!to || *day <= *to));
}

Ledger between(const Ledger& ledger, const std::optional<Date>& from,
               const std::optional<Date>& to) {
  if (!from && !to) return ledger;
  Ledger part;
  std::set<std::pair<std::string, int>> documents;
  for (const LedgerRow& row : ledger.rows) {
    if (!is_between(row, from, to)) continue;
    documents.emplace(row.stored.sha256, row.stored.part);
    LedgerRow& kept = part.rows.emplace_back(row);
    if (!day_of(row)) kept.reasons.emplace_back("falt_saknas");
  }
  std::ranges::copy_if(ledger.documents, std::back_inserter(part.documents),
                       [&](const LedgerDocument& document) {
                         return documents.contains({document.sha256, document.part});
                       });
  return part;
}

Ledger of_districts(const Ledger& ledger, const std::vector<std::string>& koder) {
  Ledger part;
  std::ranges::copy_if(ledger.rows, std::back_inserter(part.rows), [&](const LedgerRow& row) {
    return !row.sdf_kod.empty() && std::ranges::find(koder, row.sdf_kod) != koder.end();
  });
  return part;
}

}  // namespace rosett::ledger

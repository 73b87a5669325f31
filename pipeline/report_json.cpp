#include "pipeline/report_json.h"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/ledger_json.h"
#include "review/distribution_json.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the contract's order

Json left_json(const ledger::LedgerRow& row) {
  Json json = place(row);
  json["kod"] = row.stored.kod;
  json["belopp"] = row.amount.to_string();
  json["reasons"] = row.reasons;
  if (!row.rejection.empty()) json["message"] = row.rejection;
  if (row.person) add_person(json, *row.person);
  if (row.same_as) json["same_as"] = place(row.same_as->file, row.same_as->part, row.same_as->row);
  return json;
}

Json document_json(const ledger::LedgerDocument& document) {
  Json json{{"rows", document.rows},
            {"sum", document.sum.to_string()},
            {"sum_as_printed_on_rows", document.printed_sum.to_string()},
            {"printed_total", nullptr}};
  if (document.total) json["printed_total"] = document.total->to_string();
  if (document.count) json["printed_count"] = *document.count;
  if (document.total)
    json["printed_minus_rows"] = (*document.total - document.printed_sum).to_string();
  return json;
}

Json adjustments_json(const ledger::Distribution& distribution) {
  Json all = Json::array();
  for (const ledger::Adjustment& one : distribution.adjustments)
    all.push_back({{"fran", one.from},
                   {"till", one.to},
                   {"kod", one.kod},
                   {"belopp", one.amount.to_string()},
                   {"varfor", one.why},
                   {"av", one.by}});
  return all;
}

// Several documents may have one name; none of them may hide another.
Json documents_json(const std::vector<ledger::LedgerDocument>& documents) {
  constexpr std::size_t kShownDigits = 8;
  std::map<std::string, int> named;
  for (const ledger::LedgerDocument& document : documents) ++named[document.file];
  Json json = Json::object();
  for (const ledger::LedgerDocument& document : documents) {
    const bool alone = named[document.file] == 1;
    const std::string name =
        alone ? document.file
              : fmt::format("{} ({}, del {})", document.file,
                            document.sha256.substr(0, kShownDigits), document.part);
    json[name] = document_json(document);
  }
  return json;
}

Json ground_json(const ledger::LedgerRow& ground) {
  Json json = place(ground);
  json["kod"] = ground.stored.kod;
  json["belopp"] = ground.amount.to_string();
  return json;
}

Json reclaim_json(const ledger::Reclaim& reclaim) {
  const ledger::LedgerRow& row = *reclaim.row;
  Json json = place(row);
  if (row.person)
    add_person(json, *row.person);
  else
    json["dossiernummer"] = row.stored.dossiernummer;
  json["sdf_kod"] = row.sdf_kod;
  json["kod"] = row.stored.kod;
  json["period_fran"] = row.stored.period_fran;
  json["period_till"] = row.stored.period_till;
  json["belopp"] = row.amount.to_string();
  json["reclaims"] = nullptr;
  if (reclaim.ground != nullptr) json["reclaims"] = ground_json(*reclaim.ground);
  for (const ledger::LedgerRow* one : reclaim.together)
    json["reclaims_together"].push_back(ground_json(*one));
  return json;
}

Json plan_json(const ledger::PersonPlan& plan) {
  Json json;
  add_person(json, *plan.person);
  const auto& received = plan.person->person.mottagningsdatum;
  json["mottagningsdatum"] = received ? Json(to_iso(*received)) : Json(nullptr);
  json["sdf_kod"] = plan.sdf_kod;
  json["seen"] = Json::array();
  for (const ledger::SeenPayment& seen : plan.seen) {
    Json one{{"payment", seen.payment}};
    one.update(place(*seen.row));
    one["belopp"] = seen.row->amount.to_string();
    json["seen"].push_back(std::move(one));
  }
  for (const ledger::LedgerRow* row : plan.unplaced) json["unplaced"].push_back(ground_json(*row));
  json["missing"] = plan.missing;
  json["before_the_set"] = plan.before;
  json["not_yet_due"] = plan.not_yet_due;
  json["paid_to_other_kommun"] = plan.paid_elsewhere;
  json["closed"] = plan.is_closed();
  return json;
}

// A case whose payments have all come, and what keeps it from being closed.
Json end_json(const ledger::PersonPlan& plan, const ledger::Plans& plans) {
  Json json;
  add_person(json, *plan.person);
  const auto last = ledger::last_day_of(plan, plans);
  json["avslutsorsak"] = plan.is_closed() ? Json(plan.ending()) : Json(nullptr);
  json["avslutsdatum"] = plan.is_closed() && last ? Json(to_iso(*last)) : Json(nullptr);
  json["hindras_av"] = Json::array();
  for (const Application* one : plan.open)
    json["hindras_av"].push_back({{"slag", one->slag}, {"nummer", one->nummer}});
  return json;
}

}  // namespace

std::string distribution_json(const ledger::Ledger& ledger,
                              const ledger::Distribution& distribution) {
  Json json{{"fordelning", Json::array()}, {"ej_fordelat", Json::array()}};
  for (const ledger::Share& share : distribution.shares)
    json["fordelning"].push_back(share_json(share));
  for (const ledger::LedgerRow* row : distribution.left)
    json["ej_fordelat"].push_back(left_json(*row));
  json["avstamning"] = balance_json(distribution.balance);
  json["documents"] = documents_json(ledger.documents);
  json["andelar"] = Json::array();
  for (const ledger::SplitPart& part : distribution.parts)
    json["andelar"].push_back(part_json(part));
  json["avrakning"] = Json::array();
  for (const ledger::NetPayment& one : distribution.net) json["avrakning"].push_back(net_json(one));
  if (!distribution.adjustments.empty()) json["justeringar"] = adjustments_json(distribution);
  return text_of(json);
}

std::string reclaims_json(const std::vector<ledger::Reclaim>& reclaims) {
  Json list = Json::array();
  for (const ledger::Reclaim& one : reclaims) list.push_back(reclaim_json(one));
  return text_of({{"aterkrav", std::move(list)}});
}

std::string plans_json(const ledger::Plans& plans) {
  Json persons = Json::array(), ended = Json::array();
  for (const ledger::PersonPlan& one : plans.persons) {
    persons.push_back(plan_json(one));
    if (one.has_ended()) ended.push_back(end_json(one, plans));
  }
  return text_of({{"generalschablon",
                   {{"first_month", month_json(plans.first_month)},
                    {"last_month", month_json(plans.last_month)},
                    {"persons", std::move(persons)}}},
                  {"avslut", std::move(ended)}});
}

}  // namespace rosett

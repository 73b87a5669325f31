#include "pipeline/decided_json.h"

#include <nlohmann/json.hpp>

#include "pipeline/ledger_json.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json row_json(const ledger::DecidedRow& one) {
  const ledger::LedgerRow& row = *one.row;
  Json json = place(row);
  add_person(json, row);
  json["kod"] = row.stored.kod;
  json["period_fran"] = row.stored.period_fran;
  json["period_till"] = row.stored.period_till;
  json["beviljat"] = value_of(row.printed);
  json["ansokan"] = one.application == nullptr ? Json(nullptr) : Json(one.application->nummer);
  json["status"] = text_or_null(one.status);
  if (one.outside) json["utanfor_ansokan"] = true;
  return json;
}

Json step_json(const ledger::DecidedRow& one) {
  Json json = place(*one.row);
  json["datum"] = value_of(ledger::day_of(*one.row));
  json["beviljat"] = value_of(one.row->printed);
  json["beviljat_hittills"] = one.granted.to_string();
  json["skillnad"] = value_of(one.missing);
  json["status"] = text_or_null(one.status);
  return json;
}

Json application_json(const ledger::DecidedApplication& one) {
  const Application& application = *one.application;
  Json json{{"nummer", application.nummer}, {"kod", application.kod}};
  json["sokt"] = value_of(application.belopp);
  json["beviljat"] = one.granted.to_string();
  json["skillnad"] = value_of(one.missing);
  json["status"] = text_or_null(one.status);
  json["oppen"] = application.is_open();
  json["inkom"] = value_of(application.inkom);
  json["senast"] = value_of(one.latest);
  if (one.is_late()) json["for_sen"] = true;
  json["historik"] = Json::array();
  for (const ledger::DecidedRow& step : one.history) json["historik"].push_back(step_json(step));
  return json;
}

}  // namespace

std::string decided_json(const ledger::Decided& decided) {
  Json rows = Json::array(), applications = Json::array();
  for (const ledger::DecidedRow& one : decided.rows) rows.push_back(row_json(one));
  for (const ledger::DecidedApplication& one : decided.applications)
    applications.push_back(application_json(one));
  return text_of({{"beslut", std::move(rows)}, {"ansokningar", std::move(applications)}});
}

}  // namespace rosett

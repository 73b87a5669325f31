#include "pipeline/ledger_json.h"

#include <nlohmann/json.hpp>

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

void add_number(Json& json, const std::string& dossiernummer, const std::string& personnummer) {
  if (!dossiernummer.empty())
    json["dossiernummer"] = dossiernummer;
  else
    json["personnummer"] = personnummer;
}

}  // namespace

std::string text_of(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json place(const std::string& file, int part, int row) {
  Json json{{"file", file}};
  if (part > 0) json["part"] = part;
  json["row"] = row;
  return json;
}

Json place(const ledger::LedgerRow& row) {
  return place(row.stored.file, row.stored.part, row.stored.row);
}

void add_person(Json& json, const ledger::LedgerPerson& person) {
  add_number(json, person.person.dossiernummer, person.person.personnummer);
}

void add_person(Json& json, const ledger::LedgerRow& row) {
  if (row.person)
    add_person(json, *row.person);
  else
    add_number(json, row.stored.dossiernummer, row.stored.personnummer);
}

Json value_of(const std::optional<Amount>& amount) {
  return amount ? Json(amount->to_string()) : Json(nullptr);
}

Json value_of(const std::optional<Date>& day) { return day ? Json(to_iso(*day)) : Json(nullptr); }

}  // namespace rosett

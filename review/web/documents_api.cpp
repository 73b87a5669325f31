#include <algorithm>
#include <set>

#include "core/stored_row.h"
#include "review/finding.h"
#include "review/veil.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/paper.h"
#include "review/web/record_json.h"
#include "store/catalog.h"
#include "store/documents.h"
#include "store/surroundings.h"

namespace rosett::web {
namespace {

constexpr int kAtOnce = 100;
constexpr std::size_t kEarlierRows = 20;

Json head_json(const Document& document, const Veil& veil) {
  return {{"id", document.id},
          {"file", veil.file()},
          {"type", document.type},
          {"type_label", type_label(document.type)},
          {"status", document.status},
          {"status_label", status_label(document.status)},
          {"template", document.template_id},
          {"key", document_key(document)},
          {"revision", document.revision}};
}

Json pages_json(Visit& visit, const Document& document) {
  const std::set<int> pictured = pictured_pages(visit.database, document.sha256);
  Json list = Json::array();
  for (const PageInfo& page : document.pages)
    list.push_back({{"page", page.page},
                    {"width", page.width},
                    {"height", page.height},
                    {"pictured", pictured.contains(page.page)}});
  return list;
}

Json row_json(const Row& row, const Veil& veil) {
  return {{"row", row.number},
          {"key", row.key},
          {"revision", row.revision},
          {"approved", row.approved},
          {"page", row.page},
          {"box", Json::array({row.box.left, row.box.top, row.box.width(), row.box.height()})},
          {"fields", fields_json(veil.shown(row.fields))}};
}

Json person_json(const Person& person) {
  return {{"namn", person.fornamn + " " + person.efternamn},
          {"personnummer", person.personnummer},
          {"dossiernummer", person.dossiernummer},
          {"sdf", person.sdf.empty() ? person.sdf_kod : person.sdf},
          {"mottagningsdatum", person.mottagningsdatum ? to_iso(*person.mottagningsdatum) : ""}};
}

// What the register says of those whom the row may be about.
Json register_json(Visit& visit, const Sight& sight, const Row& row) {
  const StoredSurroundings surroundings(visit.database);
  const RowPerson named = person_in(row);
  std::vector<Person> persons = surroundings.persons_by_personnummer(value_in(named.personnummer));
  for (Person& each : surroundings.persons_by_dossier(value_in(named.dossiernummer)))
    if (std::ranges::none_of(persons, [&](const Person& other) {
          return other.dossiernummer == each.dossiernummer &&
                 other.personnummer == each.personnummer;
        }))
      persons.push_back(std::move(each));
  Json list = Json::array();
  for (const Person& person : persons)
    if (sight.shows(person_facts(visit.database, person.personnummer, person.dossiernummer, "")))
      list.push_back(person_json(person));
  return list;
}

Json earlier_json(Visit& visit, const Sight& sight, const Row& row) {
  const StoredSurroundings surroundings(visit.database);
  const RowPerson named = person_in(row);
  std::vector<StoredRow> rows =
      surroundings.rows_of_person(value_in(named.personnummer), value_in(named.dossiernummer));
  std::erase_if(rows, [&](const StoredRow& other) {
    return other.key == row.key || !sight.shows(person_facts(visit.database, other.personnummer,
                                                             other.dossiernummer, other.namn));
  });
  std::ranges::stable_sort(rows, std::greater(), &StoredRow::beslutsdatum);
  if (rows.size() > kEarlierRows) rows.resize(kEarlierRows);
  Json list = Json::array();
  for (const StoredRow& other : rows)
    list.push_back({{"beslutsdatum", other.beslutsdatum},
                    {"kod", other.kod},
                    {"period_fran", other.period_fran},
                    {"period_till", other.period_till},
                    {"belopp", other.belopp},
                    {"file", sight.shows_text(other.file) ? other.file : ""}});
  return list;
}

}  // namespace

Answer list_documents(Visit& visit) {
  const auto given = visit.request.query.find("offset");
  const int offset = given == visit.request.query.end() ? 0 : std::atoi(given->second.c_str());
  const Sight sight = visit.sight();
  Json list = Json::array();
  for (const DocumentLine& line : newest_documents(visit.database, kAtOnce, std::max(offset, 0)))
    list.push_back({{"id", line.id},
                    {"file", sight.shows_text(line.file) ? line.file : file_not_shown(line.id)},
                    {"inbox", line.inbox},
                    {"type", line.type},
                    {"type_label", type_label(line.type)},
                    {"status", line.status},
                    {"status_label", status_label(line.status)},
                    {"arrived", iso_time(line.arrived)},
                    {"rows", line.rows},
                    {"deviations", line.deviations}});
  return json_answer({{"documents", std::move(list)}});
}

Answer show_document(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  visit.note_look(document_key(document));
  const Veil veil(sight, document);
  Json json = head_json(document, veil);
  json["pages"] = pages_json(visit, document);
  json["fields"] = fields_json(veil.shown(document.fields));
  json["rows"] = Json::array();
  for (const Row& row : document.rows)
    if (!veil.hides(row)) json["rows"].push_back(row_json(row, veil));
  json["hidden_rows"] = veil.hidden_rows();
  json["deviations"] = Json::array();
  for (const Deviation& deviation : document.deviations)
    if (!veil.hides(deviation)) json["deviations"].push_back(deviation_json(veil.shown(deviation)));
  return json_answer(json);
}

// Of one file all documents: they were read together.
Answer reread_document(Visit& visit) {
  const Document document = loaded_document(visit, visit.sight());
  visit.site.settings().reread(visit.database, document.sha256);
  visit.site.settings().settle(visit.database);
  Audit(visit.database).note(visit.author(), "reread", {document_key(document)});
  return json_answer(Json::object());
}

// Named by what it says, not by its place among the others, which moves with every decision.
Answer show_finding(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  const auto asked = [&](const char* name) {
    const auto found = visit.request.query.find(name);
    return found == visit.request.query.end() ? std::string() : found->second;
  };
  const auto found = std::ranges::find_if(document.deviations, [&](const Deviation& deviation) {
    return deviation.code == asked("code") && deviation.field == asked("field") &&
           std::to_string(deviation.row) == asked("row");
  });
  if (found == document.deviations.end()) return refusal(404, "Avvikelsen finns inte längre.");
  const Veil veil(sight, document);
  if (veil.hides(*found))
    return refusal(404, "Avvikelsen finns inte, eller du har inte rätt att se den.");
  const Finding finding = located(document, *found);
  visit.note_look(finding.row != nullptr ? finding.row->key : document_key(document));
  Json json = {{"document", head_json(document, veil)},
               {"deviation", deviation_json(veil.shown(finding.deviation))}};
  json["page"] = finding.page();
  json["place"] = place_in_file(document, finding);
  json["pages"] = pages_json(visit, document);
  json["reading"] =
      finding.reading == nullptr ? Json(nullptr) : reading_json(veil.shown(*finding.reading));
  json["row"] = finding.row == nullptr ? Json(nullptr) : row_json(*finding.row, veil);
  json["fields"] = fields_json(veil.shown(document.fields));
  json["register"] = Json::array();
  json["earlier"] = Json::array();
  json["notes"] =
      notes_json(visit, sight, finding.row == nullptr ? document_key(document) : finding.row->key);
  if (finding.row != nullptr) {
    json["register"] = register_json(visit, sight, *finding.row);
    json["earlier"] = earlier_json(visit, sight, *finding.row);
  }
  return json_answer(json);
}

}  // namespace rosett::web

#include <algorithm>

#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/record_json.h"
#include "store/catalog.h"
#include "store/surroundings.h"
#include "store/worklist.h"

namespace rosett::web {
namespace {

constexpr int kLookedThrough = 500;
constexpr std::size_t kShown = 50;
constexpr int kDeviationsShown = 100;

// The register's columns by name.
class Columns {
 public:
  explicit Columns(RegisterKind kind) : names_(register_columns(kind)) {}
  [[nodiscard]] const std::string& of(const RegisterLine& line, std::string_view name) const {
    const auto found = std::ranges::find(names_, name);
    return line.values.at(static_cast<std::size_t>(found - names_.begin()));
  }
  [[nodiscard]] Json json(const RegisterLine& line) const {
    Json json = {{"id", line.id}};
    for (std::size_t i = 0; i < names_.size(); ++i) json[names_[i]] = line.values[i];
    return json;
  }

 private:
  std::vector<std::string> names_;
};

// The register's own mark, and that of whoever else has had the numbers.
bool is_shown(Visit& visit, const Sight& sight, const Columns& columns, const RegisterLine& line) {
  return sight.shows({columns.of(line, "skyddad") == "ja", columns.of(line, "sdf_kod")}) &&
         sight.shows(person_facts(visit.database, columns.of(line, "personnummer"),
                                  columns.of(line, "dossiernummer"), ""));
}

// Rows may have another person's number too.
std::vector<StoredRow> rows_shown(Visit& visit, const Sight& sight, std::vector<StoredRow> rows) {
  std::erase_if(rows, [&](const StoredRow& row) {
    return !sight.shows(
        person_facts(visit.database, row.personnummer, row.dossiernummer, row.namn));
  });
  for (StoredRow& row : rows)
    if (!sight.shows_text(row.file)) row.file.clear();
  return rows;
}

Json rows_json(Visit& visit, const std::vector<StoredRow>& rows) {
  Decisions decisions(visit.database);
  Json list = Json::array();
  for (const StoredRow& row : rows)
    list.push_back({{"document", decisions.document_of(row.key).value_or(0)},
                    {"file", row.file},
                    {"type", row.type},
                    {"type_label", type_label(row.type)},
                    {"row", row.row},
                    {"beslutsdatum", row.beslutsdatum},
                    {"kod", row.kod},
                    {"period_fran", row.period_fran},
                    {"period_till", row.period_till},
                    {"belopp", row.belopp}});
  return list;
}

Json notes_of(Visit& visit, const Sight& sight, const std::vector<StoredRow>& rows) {
  Json list = Json::array();
  for (const StoredRow& row : rows)
    for (Json& note : notes_json(visit, sight, row.key)) {
      note["file"] = row.file;
      note["row"] = row.row;
      list.push_back(std::move(note));
    }
  return list;
}

Json sums_json(const std::vector<StoredRow>& rows) {
  std::map<std::string, Amount> sums;
  for (const StoredRow& row : rows)
    if (const auto amount = Amount::parse(row.belopp)) sums[row.kod] += *amount;
  Json list = Json::array();
  for (const auto& [kod, sum] : sums) list.push_back({{"kod", kod}, {"belopp", sum.to_string()}});
  return list;
}

Json placements_json(const std::vector<Placement>& placements) {
  Json list = Json::array();
  for (const Placement& each : placements)
    list.push_back({{"boende", each.boende},
                    {"sort", each.sort},
                    {"fran", each.fran ? to_iso(*each.fran) : ""},
                    {"till", each.till ? to_iso(*each.till) : ""},
                    {"dygnspris", each.dygnspris.to_string()},
                    {"aterssoks", each.aterssoks ? "ja" : "nej"}});
  return list;
}

Json deviations_json(Visit& visit, const std::string& number) {
  Json list = Json::array();
  if (number.empty()) return list;
  Worklist worklist(visit.database, visit.user);
  for (const WorkItem& item :
       worklist.page({.closed = true, .search = number}, {.limit = kDeviationsShown})) {
    Json json = deviation_json(item.deviation);
    json["document"] = item.document;
    json["open"] = item.open;
    json["file"] = item.file;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

Answer search_persons(Visit& visit) {
  const std::string search = text_in(object_in(visit.request), "search");
  const Columns columns(RegisterKind::personer);
  const Sight sight = visit.sight();
  Json list = Json::array();
  for (const RegisterLine& line :
       register_lines(visit.database, RegisterKind::personer, search, kLookedThrough))
    if (list.size() < kShown && is_shown(visit, sight, columns, line))
      list.push_back(columns.json(line));
  return json_answer({{"persons", std::move(list)}});
}

Answer show_person(Visit& visit) {
  const Columns columns(RegisterKind::personer);
  const auto line = register_line(visit.database, RegisterKind::personer, visit.numbers.at("id"));
  const Sight sight = visit.sight();
  if (!line || !is_shown(visit, sight, columns, *line))
    return refusal(404, "Personen finns inte, eller du har inte rätt att se den.");
  const std::string& personnummer = columns.of(*line, "personnummer");
  const std::string& dossiernummer = columns.of(*line, "dossiernummer");
  visit.note_look(dossiernummer.empty() ? personnummer : dossiernummer);
  const StoredSurroundings surroundings(visit.database);
  const auto rows =
      rows_shown(visit, sight, surroundings.rows_of_person(personnummer, dossiernummer));
  return json_answer(
      {{"person", columns.json(*line)},
       {"rows", rows_json(visit, rows)},
       {"notes", notes_of(visit, sight, rows)},
       {"sums", sums_json(rows)},
       {"placements", placements_json(surroundings.placements_of(personnummer, dossiernummer))},
       {"deviations",
        deviations_json(visit, personnummer.empty() ? dossiernummer : personnummer)}});
}

}  // namespace rosett::web

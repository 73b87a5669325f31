#include "tests/checks/builder.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "core/stored_row.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

std::string template_file(const std::string& name) {
  std::ifstream in(rosett::source_folder() + "/templates/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Field> fields_of(const Values& values) {
  std::vector<Field> fields;
  for (const auto& [name, value] : values) fields.push_back({name, sure(value)});
  return fields;
}

Document document(std::string type, const std::vector<Values>& rows, const Values& fields) {
  Document made;
  made.type = std::move(type);
  made.file = "beslut.pdf";
  made.sha256 = "aaaa";
  made.fields = fields_of(with({{"beslutsdatum", "2018-12-08"}}, fields));
  for (const Values& values : rows) {
    Row row;
    row.number = static_cast<int>(made.rows.size()) + 1;
    row.fields = fields_of(values);
    made.rows.push_back(std::move(row));
  }
  return made;
}

}  // namespace

Reading sure(std::string value) {
  Reading reading;
  reading.text = value;
  reading.value = std::move(value);
  reading.confidence = 1.0;
  reading.accepted = true;
  return reading;
}

Reading doubtful(std::string value, std::vector<std::string> alternatives) {
  Reading reading = sure(std::move(value));
  reading.accepted = false;
  reading.confidence = 0.8;
  for (std::string& other : alternatives)
    reading.alternatives.push_back({std::move(other), {}, 0.1});
  return reading;
}

Reading misplaced(std::string value) {
  Reading reading = doubtful(std::move(value));
  reading.confidence = 1.0;
  reading.evidence.exact = reading.evidence.agrees = reading.evidence.contested = true;
  return reading;
}

Reading unread() {
  Reading reading;
  reading.text = "#?";
  return reading;
}

Document roselista(const std::vector<Values>& rows, const Values& fields) {
  return document("roselista", rows, fields);
}

Document schablonbeslut(const std::vector<Values>& rows, const Values& fields) {
  return document("schablonbeslut", rows, fields);
}

Document faktura(const std::vector<Values>& rows, const Values& fields) {
  return document("faktura", rows, with({{"beslutsdatum", ""}}, fields));
}

Document anvisningsbeslut(const std::vector<Values>& rows, const Values& fields) {
  return document("anvisningsbeslut", rows, fields);
}

Document uppehallstillstand(const Values& fields) {
  return document("uppehallstillstand", {}, fields);
}

Values with(Values values, const Values& others) {
  for (const auto& other : others) {
    std::erase_if(values, [&](const auto& value) { return value.first == other.first; });
    if (!other.second.empty()) values.push_back(other);
  }
  return values;
}

void put(Document& document, int row, std::string_view field, Reading reading) {
  auto& fields =
      row == 0 ? document.fields : document.rows.at(static_cast<std::size_t>(row - 1)).fields;
  if (Reading* old = find_field(fields, field))
    *old = std::move(reading);
  else
    fields.push_back({std::string(field), std::move(reading)});
}

Person amal() {
  Person person;
  person.personnummer = "20030618-8434";
  person.dossiernummer = "11-174479";
  person.fornamn = "Amal";
  person.efternamn = "Nur";
  person.fodelsedatum = parse_iso_date("2003-06-18");
  person.mottagningsdatum = parse_iso_date("2018-01-05");
  person.sdf_kod = "18";
  person.sdf = "Farsta";
  return person;
}

Values amals_row() {
  return {{"personnummer", "20030618-8434"},
          {"dossiernummer", "11-174479"},
          {"namn", "Nur, Amal"},
          {"kod", "GOD9"},
          {"period_fran", "2018-09-01"},
          {"period_till", "2018-09-30"},
          {"belopp", "6349.00"}};
}

const CheckSettings& settings() {
  static const std::vector<KodEntry> koder = parse_koder(template_file("koder.csv"));
  static const CheckSettings all{"Stockholm",
                                 &koder,
                                 load_schabloner(template_file("belopp.csv")),
                                 load_time_limits(template_file("ersattningstid.csv")),
                                 load_generalschabloner(template_file("generalschablon.csv")),
                                 load_payment_plan(template_file("schablonplan.csv")),
                                 load_initial_costs(template_file("initialkostnad.csv")),
                                 load_repealed(template_file("upphavda.csv")),
                                 {"D3"}};
  return all;
}

std::vector<StoredRow> stored(const Document& document) {
  std::vector<StoredRow> rows;
  for (const Row& row : document.rows) rows.push_back(stored_row(document, row));
  return rows;
}

std::vector<std::string> codes(const std::vector<Deviation>& deviations) {
  std::vector<std::string> all;
  for (const Deviation& deviation : deviations)
    all.push_back(fmt::format("{} {}{}{}", deviation.row, deviation.code,
                              deviation.field.empty() ? "" : " ", deviation.field));
  return all;
}

std::vector<std::string> codes(const Document& document, const Surroundings& surroundings) {
  return codes(check_document(document, surroundings, settings()));
}

}  // namespace rosett::testing

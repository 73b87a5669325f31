#include "core/document_json.h"

#include "core/json_support.h"

namespace rosett {
namespace {

using namespace json_support;

Json evidence_to_json(const Evidence& evidence) {
  Json json{{"engine", four_decimals(evidence.engine)},
            {"second", four_decimals(evidence.second)},
            {"agrees", evidence.agrees},
            {"exact", evidence.exact},
            {"check_digit", evidence.check_digit},
            {"known", evidence.known},
            {"confirmed", evidence.confirmed},
            {"crowded", evidence.crowded}};
  if (evidence.settled) json["settled"] = true;
  if (evidence.contested) json["contested"] = true;
  if (evidence.blank) json["blank"] = true;
  if (evidence.verbatim) json["verbatim"] = true;
  return json;
}

Evidence evidence_from_json(const Json& json) {
  Evidence evidence;
  evidence.engine = json.at("engine");
  evidence.second = json.at("second");
  evidence.agrees = json.at("agrees");
  evidence.exact = json.at("exact");
  evidence.check_digit = json.at("check_digit");
  evidence.known = json.at("known");
  evidence.confirmed = json.at("confirmed");
  evidence.crowded = json.at("crowded");
  evidence.settled = json.value("settled", false);
  evidence.contested = json.value("contested", false);
  evidence.blank = json.value("blank", false);
  evidence.verbatim = json.value("verbatim", false);
  return evidence;
}

Json text_or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

Json correction_json(const Correction& correction) {
  return {{"by", correction.by}, {"at", correction.at}, {"was", text_or_null(correction.was)}};
}

Correction correction_of_json(const Json& json) {
  Correction correction{json.at("by"), json.at("at"), {}};
  if (!json.at("was").is_null()) correction.was = json.at("was");
  return correction;
}

Json reading_json(const Reading& reading, JsonDetail detail) {
  Json json;
  json["value"] = text_or_null(reading.value);
  json["text"] = reading.text;
  json["confidence"] = four_decimals(reading.confidence);
  json["accepted"] = reading.accepted;
  if (reading.page > 0) {
    json["page"] = reading.page;
    json["box"] = box_to_json(reading.box);
  }
  if (reading.corrected) json["corrected"] = correction_json(*reading.corrected);
  if (detail == JsonDetail::contract) return json;
  json["kind"] = to_string(reading.kind);
  for (const Candidate& other : reading.alternatives)
    json["alternatives"].push_back({{"value", other.value},
                                    {"text", other.text},
                                    {"confidence", four_decimals(other.confidence)}});
  json["evidence"] = evidence_to_json(reading.evidence);
  return json;
}

// An export made by hand (rosett check --from-json) may hold values alone.
Reading reading_of_json(const Json& json) {
  Reading reading;
  if (json.contains("value") && !json.at("value").is_null()) reading.value = json.at("value");
  reading.text = json.value("text", reading.value.value_or(""));
  reading.confidence = json.value("confidence", 1.0);
  reading.accepted = json.value("accepted", true);
  reading.page = json.value("page", 0);
  if (json.contains("box")) reading.box = box_from_json(json.at("box"));
  reading.kind = kind_from(json.value("kind", "text")).value_or(Kind::text);
  for (const Json& other : json.value("alternatives", Json::array()))
    reading.alternatives.push_back(
        {other.at("value"), other.at("text"), other.at("confidence").get<double>()});
  if (json.contains("evidence")) reading.evidence = evidence_from_json(json.at("evidence"));
  if (json.contains("corrected")) reading.corrected = correction_of_json(json.at("corrected"));
  return reading;
}

Json fields_to_json(const std::vector<Field>& fields, JsonDetail detail) {
  Json json = Json::object();
  for (const Field& field : fields) json[field.name] = reading_json(field.reading, detail);
  return json;
}

// The sum of a workbook's rows is no field of the contract's; it stands with the document.
constexpr const char* kPrintedSum = "summa";
bool has_sum_with_it(const Document& document, JsonDetail detail) {
  return detail == JsonDetail::contract && document.type == "etjanst";
}

Json head_fields_to_json(const Document& document, JsonDetail detail) {
  Json json = fields_to_json(document.fields, detail);
  if (has_sum_with_it(document, detail)) json.erase(kPrintedSum);
  return json;
}

std::vector<Field> fields_from_json(const Json& json) {
  std::vector<Field> fields;
  for (const auto& [name, reading] : json.items())
    fields.push_back({name, reading_of_json(reading)});
  return fields;
}

Json row_to_json(const Row& row, JsonDetail detail) {
  Json json = {{"row", row.number}, {"key", row.key}, {"page", row.page}};
  if (detail == JsonDetail::evidence) json["box"] = box_to_json(row.box);
  json["fields"] = fields_to_json(row.fields, detail);
  json["approved"] = row.approved;
  if (!row.hidden.empty()) json["hidden"] = row.hidden;
  if (!row.about.empty()) json["about"] = row.about;
  return json;
}

Row row_from_json(const Json& json) {
  Row row;
  row.number = json.at("row");
  row.key = json.value("key", "");
  row.page = json.value("page", 0);
  if (json.contains("box")) row.box = box_from_json(json.at("box"));
  row.fields = fields_from_json(json.at("fields"));
  row.approved = json.value("approved", false);
  row.hidden = json.value("hidden", "");
  row.about = json.value("about", "");
  return row;
}

Json deviation_to_json(const Deviation& deviation) {
  Json json = {{"code", deviation.code}, {"severity", to_string(deviation.severity)}};
  json["row"] = deviation.row > 0 ? Json(deviation.row) : Json(nullptr);
  json["field"] = deviation.field.empty() ? Json(nullptr) : Json(deviation.field);
  json["message"] = deviation.message;
  if (!deviation.expected.empty()) json["expected"] = deviation.expected;
  if (deviation.closed) json["closed"] = true;
  return json;
}

template <class T>
T value_or(const Json& json, const char* key, T fallback) {
  return json.contains(key) && !json.at(key).is_null() ? json.at(key).get<T>() : fallback;
}

Deviation deviation_from_json(const Json& json) {
  Deviation deviation;
  deviation.code = json.at("code");
  deviation.severity = severity_from(json.value("severity", "varning")).value_or(Severity::varning);
  // Another program may say that one of the rows deviates without telling which.
  const bool numbered = json.contains("row") && json.at("row").is_number_integer();
  deviation.row = numbered ? json.at("row").get<int>() : 0;
  deviation.field = value_or<std::string>(json, "field", "");
  deviation.message = json.value("message", "");
  deviation.expected = json.value("expected", "");
  deviation.closed = json.value("closed", false);
  return deviation;
}

Json header_to_json(const Document& document, JsonDetail detail) {
  Json json = {{"id", document.id}, {"file", document.file}, {"sha256", document.sha256}};
  if (document.part > 0) json["part"] = document.part;
  if (document.copy_of) json["copy_of"] = *document.copy_of;
  json["type"] = document.type;
  json["template"] = document.template_id;
  if (detail == JsonDetail::evidence) json["template_version"] = document.template_version;
  json["pages"] = document.pages.size();
  if (!document.blank_pages.empty()) json["blank_pages"] = document.blank_pages;
  json["status"] = document.status;
  const Reading* summa = find_field(document.fields, kPrintedSum);
  if (summa != nullptr && summa->value && has_sum_with_it(document, detail))
    json["printed_total"] = *summa->value;
  return json;
}

Json pages_to_json(const std::vector<PageInfo>& pages) {
  Json json = Json::array();
  for (const PageInfo& page : pages)
    json.push_back({{"page", page.page},
                    {"width", page.width},
                    {"height", page.height},
                    {"dpi", page.dpi},
                    {"rotation", page.rotation},
                    {"skew_degrees", rounded(page.skew_degrees, 1e3)},
                    {"source", to_string(page.source)}});
  return json;
}

PageInfo page_info_from_json(const Json& json) {
  PageInfo page;
  page.page = json.at("page");
  page.width = json.at("width");
  page.height = json.at("height");
  page.dpi = json.at("dpi");
  page.rotation = json.at("rotation");
  page.skew_degrees = json.at("skew_degrees");
  page.source = json.at("source") == "text" ? TextSource::text : TextSource::ocr;
  return page;
}

void read_header(const Json& json, Document& document) {
  document.id = json.value("id", 0LL);
  document.file = json.value("file", "");
  document.sha256 = json.value("sha256", "");
  document.part = json.value("part", 0);
  if (json.contains("copy_of")) document.copy_of = json.at("copy_of").get<long long>();
  document.type = json.value("type", "okand");
  document.template_id = value_or<std::string>(json, "template", "");
  document.template_version = json.value("template_version", 0);
  document.blank_pages = json.value("blank_pages", std::vector<int>());
  document.status = json.value("status", "avvikelser");
}

}  // namespace

std::string document_to_json(const Document& document, JsonDetail detail) {
  Json rows = Json::array();
  for (const Row& row : document.rows) rows.push_back(row_to_json(row, detail));
  Json deviations = Json::array();
  for (const Deviation& deviation : document.deviations)
    deviations.push_back(deviation_to_json(deviation));
  const Json json = {{"document", header_to_json(document, detail)},
                     {"pages", pages_to_json(document.pages)},
                     {"fields", head_fields_to_json(document, detail)},
                     {"rows", rows},
                     {"deviations", deviations}};
  return one_line(json);
}

Document document_from_json(std::string_view json) {
  return parsed(json, [](const Json& tree) {
    Document document;
    read_header(tree.at("document"), document);
    for (const Json& page : tree.value("pages", Json::array()))
      document.pages.push_back(page_info_from_json(page));
    document.fields = fields_from_json(tree.value("fields", Json::object()));
    if (const auto summa = value_or<std::string>(tree.at("document"), "printed_total", "");
        !summa.empty())
      document.fields.push_back({kPrintedSum,
                                 {.kind = Kind::amount,
                                  .value = summa,
                                  .text = summa,
                                  .confidence = 1,
                                  .accepted = true}});
    for (const Json& row : tree.value("rows", Json::array()))
      document.rows.push_back(row_from_json(row));
    for (const Json& deviation : tree.value("deviations", Json::array()))
      document.deviations.push_back(deviation_from_json(deviation));
    return document;
  });
}

std::string reading_to_json(const Reading& reading) {
  return one_line(reading_json(reading, JsonDetail::evidence));
}

Reading reading_from_json(std::string_view json) {
  return parsed(json, [](const Json& tree) { return reading_of_json(tree); });
}

}  // namespace rosett

#include "review/batch_lines.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/bounded_json.h"
#include "core/decision.h"
#include "core/error.h"
#include "core/row_content.h"
#include "review/csv_cells.h"
#include "review/labels.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

// Every field that a row may leave with, once, in column order.
const std::vector<FieldInfo>& fields() {
  static const std::vector<FieldInfo> all = [] {
    std::vector<FieldInfo> found(row_fields().begin(), row_fields().end());
    for (const FieldInfo& field : document_fields())
      if (is_shared_with_rows(field.name) &&
          std::ranges::find(found, field.name, &FieldInfo::name) == found.end())
        found.push_back(field);
    return found;
  }();
  return all;
}

const Reading* reading_for(const Departure& departure, std::string_view name) {
  const Reading* own = find_field(departure.row.fields, name);
  return own != nullptr ? own : find_field(departure.document.fields, name);
}

Json values_of(const Departure& departure) {
  Json values = Json::object();
  for (const FieldInfo& field : fields()) {
    const Reading* reading = reading_for(departure, field.name);
    if (reading != nullptr) values[field.name] = reading->value ? Json(*reading->value) : nullptr;
  }
  return values;
}

Json corrections_of(const Departure& departure) {
  Json corrections = Json::object();
  for (const FieldInfo& field : fields()) {
    const Reading* reading = reading_for(departure, field.name);
    if (reading == nullptr || !reading->corrected) continue;
    const Correction& one = *reading->corrected;
    corrections[field.name] = {
        {"by", one.by}, {"at", one.at}, {"was", one.was ? Json(*one.was) : nullptr}};
  }
  return corrections;
}

Correction correction_in(const Json& json) {
  Correction one{json.at("by"), json.at("at"), std::nullopt};
  if (json.at("was").is_string()) one.was = json.at("was").get<std::string>();
  return one;
}

std::string json_line(const Departure& departure) {
  const Document& document = departure.document;
  Json source = {{"file", document.file}, {"sha256", document.sha256}};
  if (document.part > 0) source["part"] = document.part;
  source["type"] = document.type;
  source["page"] = departure.row.page;
  source["row"] = departure.row.number;
  Json approvals = Json::array();
  for (const DecisionRecord& record : departure.approvals)
    approvals.push_back({{"by", record.by}, {"at", iso_time(record.at)}});
  const Json json = {{"batch", departure.batch},
                     {"line", departure.position},
                     {"kind", to_string(departure.sending)},
                     {"key", departure.row.key},
                     {"document", source},
                     {"fields", values_of(departure)},
                     {"corrected", corrections_of(departure)},
                     {"approved", approvals}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string csv_line(const Departure& departure) {
  const Document& document = departure.document;
  std::vector<std::string> cells{std::to_string(departure.batch),
                                 std::to_string(departure.position),
                                 std::string(to_string(departure.sending)),
                                 harmless_cell(departure.row.key),
                                 harmless_cell(document.file),
                                 document.sha256,
                                 document.part == 0 ? "" : std::to_string(document.part),
                                 document.type,
                                 std::to_string(departure.row.page),
                                 std::to_string(departure.row.number)};
  for (const FieldInfo& field : fields()) {
    const Reading* reading = reading_for(departure, field.name);
    cells.push_back(reading == nullptr ? "" : value_cell(field.kind, reading->value));
  }
  return csv_line_of(cells);
}

}  // namespace

BatchLines batch_lines(const Departure& departure) {
  return {json_line(departure), csv_line(departure)};
}

Document sent_row(const std::string& json) {
  try {
    const Json line = parse_bounded<Json>(json);
    const Json& source = line.at("document");
    Document document;
    document.file = source.at("file");
    document.sha256 = source.at("sha256");
    document.part = source.value("part", 0);
    document.type = source.at("type");
    Row& row = document.rows.emplace_back();
    row.key = line.at("key");
    row.page = source.at("page");
    row.number = source.at("row");
    for (const auto& [name, value] : line.at("fields").items()) {
      Reading& reading = row.fields.emplace_back(Field{name, {}}).reading;
      reading.kind = field_info(name).kind;
      if (value.is_string()) reading.value = value.get<std::string>();
    }
    for (const auto& [name, one] : line.at("corrected").items())
      if (Reading* reading = find_field(row.fields, name)) reading->corrected = correction_in(one);
    return document;
  } catch (const nlohmann::json::exception&) {
    throw Error(ErrorKind::internal, "En rad som har lämnats går inte att läsa tillbaka.",
                "Rapportera felet.");
  }
}

std::string batch_csv_header() {
  std::vector<std::string> names{"batch",  "line", "kind", "key",  "file",
                                 "sha256", "part", "type", "page", "row"};
  for (const FieldInfo& field : fields()) names.emplace_back(field.name);
  return std::string(kByteOrderMark) + csv_line_of(names) + std::string(kCsvLineEnd);
}

}  // namespace rosett

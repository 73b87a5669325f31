#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <fmt/chrono.h>
#include <nlohmann/json.hpp>

#include "core/bounded_json.h"
#include "core/document.h"
#include "core/error.h"
#include "review/labels.h"
#include "review/web/http.h"

// What the handlers share; included by their .cpp files alone.
namespace rosett::web {

using Json = nlohmann::ordered_json;

inline Answer json_answer(const Json& json) {
  return {.body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

// The body as an object. Throws Error{malformed}.
inline Json object_in(const Request& request) {
  try {
    Json json = parse_bounded<Json>(request.body);
    if (json.is_object()) return json;
  } catch (const nlohmann::json::exception&) {  // said below
  }
  throw Error(ErrorKind::malformed, "Sidan skickade något som tjänsten inte förstår.",
              "Ladda om sidan.");
}

// The text or number under a key; `otherwise` when there is none or it is of another type.
inline std::string text_in(const Json& json, const char* key, std::string otherwise = {}) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) return otherwise;
  return found->get<std::string>();
}
inline long long number_in(const Json& json, const char* key, long long otherwise = 0) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_integer()) return otherwise;
  return found->get<long long>();
}
inline bool flag_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

inline std::string iso_time(std::chrono::sys_seconds time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

inline Json reading_json(const Reading& reading) {
  Json json = {{"value", nullptr},
               {"text", reading.text},
               {"accepted", reading.accepted},
               {"confidence", reading.confidence},
               {"page", reading.page},
               {"box", Json::array({reading.box.left, reading.box.top, reading.box.width(),
                                    reading.box.height()})},
               {"kind", to_string(reading.kind)}};
  if (reading.value) json["value"] = *reading.value;
  if (reading.corrected)
    json["corrected"] = {{"by", reading.corrected->by}, {"at", reading.corrected->at}};
  if (!reading.alternatives.empty()) {
    const Candidate& second = reading.alternatives.front();
    json["runner_up"] = second.value.empty() ? second.text : second.value;
  }
  return json;
}

inline Json field_json(const Field& field) {
  Json json = reading_json(field.reading);
  json["name"] = field.name;
  json["label"] = field_info(field.name).label;
  return json;
}

inline Json fields_json(const std::vector<Field>& fields) {
  Json list = Json::array();
  for (const Field& field : fields) list.push_back(field_json(field));
  return list;
}

inline Json deviation_json(const Deviation& deviation) {
  return {{"code", deviation.code},
          {"label", deviation_label(deviation.code)},
          {"severity", to_string(deviation.severity)},
          {"row", deviation.row},
          {"field", deviation.field},
          {"field_label", deviation.field.empty() ? "" : field_info(deviation.field).label},
          {"kind", deviation.field.empty() ? "" : to_string(field_info(deviation.field).kind)},
          {"message", deviation.message},
          {"expected", deviation.expected},
          {"open", !deviation.closed}};
}

}  // namespace rosett::web

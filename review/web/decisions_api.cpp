#include <algorithm>
#include <set>

#include "review/deciding.h"
#include "review/veil.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/record_json.h"

namespace rosett::web {
namespace {

constexpr std::size_t kMostAtOnce = 500;

std::string_view name_of(Objection why) {
  switch (why) {
    case Objection::unknown:
      return "unknown";
    case Objection::changed:
      return "changed";
    case Objection::impossible:
      return "impossible";
    case Objection::open_fault:
      return "open_fault";
    case Objection::unread:
      return "unread";
    case Objection::same_person:
      return "same_person";
    case Objection::nobody:
      return "nobody";
    case Objection::invalid:
      break;
  }
  return "invalid";
}

Decision decision_from(const Json& json) {
  if (!json.is_object())
    throw Error(ErrorKind::malformed, "Beslutet går inte att förstå.", "Ladda om sidan.");
  const auto kind = decision_kind_from(text_in(json, "kind"));
  if (!kind) throw Error(ErrorKind::malformed, "Ett sådant beslut finns inte.", "Ladda om sidan.");
  Decision decision;
  decision.kind = *kind;
  decision.key = text_in(json, "key");
  decision.revision = text_in(json, "revision");
  decision.field = text_in(json, "field");
  decision.code = text_in(json, "code");
  if (json.contains("value") && json.at("value").is_string()) decision.value = json.at("value");
  decision.why = text_in(json, "why");
  decision.undoes = number_in(json, "undoes");
  return decision;
}

// Whoever may not see a row may not decide on it either.
void require_sight(Visit& visit, const std::string& key) {
  const auto id = Decisions(visit.database).document_of(key);
  const auto document = id ? Documents(visit.database).load(*id) : std::nullopt;
  const Sight sight = visit.sight();
  bool seen = document && sight.shows_head(*document);
  if (seen)
    for (const Row& row : document->rows)
      if (row.key == key) seen = sight.shows(*document, row);
  if (!seen)
    throw Error(ErrorKind::unsupported, "Raden finns inte, eller du har inte rätt att se den.");
}

// As it stands after the decisions: what undoing them must name.
std::string revision_of(Visit& visit, const std::string& key) {
  const auto id = Decisions(visit.database).document_of(key);
  const auto document = id ? Documents(visit.database).load(*id) : std::nullopt;
  if (!document) return {};
  const auto row = std::ranges::find(document->rows, key, &Row::key);
  return row == document->rows.end() ? document->revision : row->revision;
}

// An open fel of the whole document may be about rows that are hidden.
std::string shown(Visit& visit, const Sight& sight, const Refusal& refused,
                  const std::vector<Decision>& decisions) {
  if (sight.shows_all()) return refused.message;
  if (refused.why != Objection::open_fault)
    return sight.shows_text(refused.message) ? refused.message : kNotShown;
  const std::string& key = decisions.at(refused.decision).key;
  const auto id = Decisions(visit.database).document_of(key);
  const auto document = id ? Documents(visit.database).load(*id) : std::nullopt;
  std::string text = "Raden har fel som måste rättas eller märkas som tryckta.";
  if (!document) return text;
  const Veil veil(sight, *document);
  for (const Row& row : document->rows)
    if (row.key == key)
      for (const Deviation& fault : open_faults(*document, row))
        text += " " + veil.shown(fault).message;
  return text;
}

Deciding deciding_for(Visit& visit) {
  const SiteSettings& settings = visit.site.settings();
  return {visit.database, settings.judge(visit.database), *settings.koder};
}

}  // namespace

Answer decide(Visit& visit) {
  const Json body = object_in(visit.request);
  const auto list = body.find("decisions");
  if (list == body.end() || !list->is_array() || list->empty() || list->size() > kMostAtOnce)
    return refusal(422, "Sidan skickade inga beslut. Ladda om den.");
  std::vector<Decision> decisions;
  std::set<std::string> keys;
  for (const Json& each : *list) {
    decisions.push_back(decision_from(each));
    keys.insert(decisions.back().key);
  }
  for (const std::string& key : keys) require_sight(visit, key);
  const DecisionOutcome outcome = deciding_for(visit).decide(visit.author(), decisions);
  const Sight sight = visit.sight();
  Json refusals = Json::array();
  for (const Refusal& refused : outcome.refusals)
    refusals.push_back({{"decision", refused.decision},
                        {"why", name_of(refused.why)},
                        {"message", shown(visit, sight, refused, decisions)}});
  Json revisions = Json::object();
  if (outcome.refusals.empty()) {
    visit.site.settings().settle(visit.database);
    for (const std::string& key : keys) revisions[key] = revision_of(visit, key);
  }
  return json_answer({{"recorded", outcome.recorded},
                      {"revisions", std::move(revisions)},
                      {"refusals", std::move(refusals)}});
}

// As it is typed: the canonical value, or what speaks against it.
Answer check_value(Visit& visit) {
  const Json body = object_in(visit.request);
  const std::string key = text_in(body, "key");
  require_sight(visit, key);
  const TypedValue typed =
      deciding_for(visit).typed(key, text_in(body, "field"), text_in(body, "value"));
  Json json = {{"value", nullptr}, {"problem", typed.fault}};
  if (typed.value) json["value"] = *typed.value;
  return json_answer(json);
}

Answer show_history(Visit& visit) {
  const std::string key = text_in(object_in(visit.request), "key");
  require_sight(visit, key);
  const Sight sight = visit.sight();
  Json list = Json::array();
  for (const DecisionRecord& record : Decisions(visit.database).history(key))
    list.push_back(record_json(sight, record));
  return json_answer({{"records", std::move(list)}});
}

}  // namespace rosett::web

#pragma once

#include <algorithm>
#include <vector>

#include "core/decision.h"
#include "review/web/json.h"
#include "review/web/routes.h"
#include "store/decisions.h"
#include "store/sight.h"

// Included by the .cpp files alone that show decisions.
namespace rosett::web {

// What it names nobody may see who may not see them.
inline Json record_json(const Sight& sight, const DecisionRecord& record) {
  const auto shown = [&](const std::string& text) {
    return sight.shows_text(text) ? text : std::string(kNotShown);
  };
  const Decision& what = record.what;
  Json json = {{"id", record.id},
               {"kind", to_string(what.kind)},
               {"by", record.by},
               {"via", record.via},
               {"at", iso_time(record.at)},
               {"field", what.field},
               {"field_label", what.field.empty() ? "" : field_info(what.field).label},
               {"value", nullptr},
               {"was", nullptr},
               {"why", shown(what.why)},
               {"undoes", what.undoes}};
  if (what.value) json["value"] = shown(*what.value);
  if (record.was) json["was"] = shown(*record.was);
  return json;
}

// What is to be remembered about a row or document, latest last.
inline Json notes_json(Visit& visit, const Sight& sight, const std::string& key) {
  const std::vector<DecisionRecord> records = Decisions(visit.database).history(key);
  Json notes = Json::array();
  for (const DecisionRecord& record : records)
    if (record.what.kind == DecisionKind::note &&
        std::ranges::none_of(records, [&](const DecisionRecord& other) {
          return other.what.kind == DecisionKind::undo && other.what.undoes == record.id;
        }))
      notes.push_back(record_json(sight, record));
  return notes;
}

}  // namespace rosett::web

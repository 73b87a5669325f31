#include <algorithm>

#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/documents.h"
#include "store/search.h"

namespace rosett::web {
namespace {

constexpr int kLookedThrough = 150;  // of which some may be hidden
constexpr std::size_t kShown = 50;

bool is_shown(Visit& visit, const Sight& sight, const FoundRow& found) {
  if (sight.shows_all()) return true;
  const auto document = Documents(visit.database).load(found.document);
  return document && std::ranges::any_of(document->rows, [&](const Row& row) {
           return row.key == found.key && sight.shows(*document, row);
         });
}

Json rows_json(Visit& visit, const Sight& sight, const std::string& search) {
  Json list = Json::array();
  for (const FoundRow& row : rows_with(visit.database, search, kLookedThrough)) {
    if (list.size() == kShown) break;
    if (!is_shown(visit, sight, row)) continue;
    list.push_back({{"document", row.document},
                    {"file", sight.shows_text(row.file) ? row.file : file_not_shown(row.document)},
                    {"type_label", type_label(row.type)},
                    {"row", row.row},
                    {"namn", row.namn},
                    {"personnummer", row.personnummer},
                    {"dossiernummer", row.dossiernummer},
                    {"kod", row.kod},
                    {"period_fran", row.period_fran},
                    {"period_till", row.period_till},
                    {"belopp", row.belopp}});
  }
  return list;
}

bool is_shown(Visit& visit, const Sight& sight, const FoundDocument& found) {
  if (sight.shows_all()) return true;
  if (!sight.shows_text(found.file) || !sight.shows_text(found.value)) return false;
  const auto document = Documents(visit.database).load(found.document);
  return document && sight.shows_head(*document);
}

Json documents_json(Visit& visit, const Sight& sight, const std::string& search) {
  Json list = Json::array();
  for (const FoundDocument& found : documents_with(visit.database, search, kLookedThrough)) {
    if (list.size() == kShown) break;
    if (!is_shown(visit, sight, found)) continue;
    const FieldInfo field = field_info(found.field);
    list.push_back({{"document", found.document},
                    {"file", found.file},
                    {"type_label", type_label(found.type)},
                    {"field_label", found.field.empty() ? "" : field.label},
                    {"kind", found.field.empty() ? "" : to_string(field.kind)},
                    {"value", found.value}});
  }
  return list;
}

}  // namespace

Answer search_readings(Visit& visit) {
  const std::string search = text_in(object_in(visit.request), "search");
  const Sight sight = visit.sight();
  return json_answer({{"rows", rows_json(visit, sight, search)},
                      {"documents", documents_json(visit, sight, search)}});
}

}  // namespace rosett::web

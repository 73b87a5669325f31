#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "review/csv_cells.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/worklist.h"

namespace rosett::web {
namespace {

constexpr int kMostAtOnce = 500;
constexpr int kFarthest = 10'000'000;
constexpr int kExportedAtOnce = 5'000;
constexpr const char* kExportedFile = "avvikelser.csv";

constexpr std::array<std::pair<std::string_view, WorkOrder>, 6> kOrders{{
    {"severity", WorkOrder::severity},
    {"document", WorkOrder::document},
    {"code", WorkOrder::code},
    {"kod", WorkOrder::kod},
    {"sdf", WorkOrder::sdf},
    {"person", WorkOrder::person},
}};

WorkOrder order_in(const Json& body, const char* key) {
  const std::string name = text_in(body, key, "severity");
  for (const auto& [known, order] : kOrders)
    if (known == name) return order;
  throw Error(ErrorKind::malformed, "Listan kan inte ordnas så.", "Ladda om sidan.");
}

WorkFilter filter_in(const Json& body) {
  return {.closed = flag_in(body, "closed"),
          .code = text_in(body, "code"),
          .type = text_in(body, "type"),
          .kod = text_in(body, "kod"),
          .sdf = text_in(body, "sdf"),
          .severity = text_in(body, "severity"),
          .document = number_in(body, "document"),
          .search = text_in(body, "search")};
}

Json item_json(const WorkItem& item) {
  Json json = deviation_json(item.deviation);
  json["document"] = item.document;
  json["open"] = item.open;
  json["file"] = item.file;
  json["type"] = item.type;
  json["type_label"] = type_label(item.type);
  json["kod"] = item.kod;
  json["namn"] = item.namn;
  json["personnummer"] = item.personnummer;
  json["dossiernummer"] = item.dossiernummer;
  json["value"] = item.value;
  json["sdf"] = item.sdf;
  return json;
}

std::string group_label(WorkOrder by, const WorkGroup& group) {
  if (by == WorkOrder::code) return deviation_label(group.name);
  if (by == WorkOrder::severity) return severity_label(severity_from(group.name).value());
  return group.name;
}

void write_line(std::ostream& out, const WorkItem& item) {
  const Deviation& deviation = item.deviation;
  const FieldInfo field = field_info(deviation.field);
  out << csv_line_of({severity_label(deviation.severity), deviation_label(deviation.code),
                      harmless_cell(item.file), std::to_string(deviation.row),
                      harmless_cell(item.namn), harmless_cell(item.personnummer),
                      harmless_cell(item.dossiernummer), harmless_cell(item.kod),
                      harmless_cell(field.label), value_cell(field.kind, item.value),
                      value_cell(field.kind, deviation.expected), harmless_cell(deviation.message)})
      << kCsvLineEnd;
}

// That the list has left the page, and about whom.
void note_export(Visit& visit, std::set<std::string> persons) {
  persons.erase("");
  std::vector<std::string> about{kExportedFile};
  about.insert(about.end(), persons.begin(), persons.end());
  Audit(visit.database).note(visit.author(), "export_list", about);
}

}  // namespace

Answer list_deviations(Visit& visit) {
  const Json body = object_in(visit.request);
  const WorkFilter filter = filter_in(body);
  Worklist worklist(visit.database, visit.user);
  const WorkPage page{
      order_in(body, "order"),
      static_cast<int>(std::clamp<long long>(number_in(body, "offset"), 0, kFarthest)),
      static_cast<int>(std::clamp<long long>(number_in(body, "limit", 100), 1, kMostAtOnce))};
  Json items = Json::array();
  for (const WorkItem& item : worklist.page(filter, page)) items.push_back(item_json(item));
  return json_answer({{"count", worklist.count(filter)}, {"items", std::move(items)}});
}

Answer group_deviations(Visit& visit) {
  const Json body = object_in(visit.request);
  const WorkOrder by = order_in(body, "by");
  Json groups = Json::array();
  for (const WorkGroup& group : Worklist(visit.database, visit.user).groups(filter_in(body), by))
    groups.push_back({{"name", group.name},
                      {"label", group_label(by, group)},
                      {"document", group.document},
                      {"count", group.count}});
  return json_answer({{"groups", std::move(groups)}});
}

// Exactly what the list shows: the same filter, the same order, all pages.
Answer export_deviations(Visit& visit) {
  const Json body = object_in(visit.request);
  const WorkFilter filter = filter_in(body);
  Worklist worklist(visit.database, visit.user);
  WorkPage page{order_in(body, "order"), 0, kExportedAtOnce};
  std::ostringstream out;
  out << kByteOrderMark;
  out << csv_line_of({"Allvar", "Avvikelse", "Dokument", "Rad", "Namn", "Personnummer",
                      "Dossiernummer", "Kod", "Fält", "Värde", "Förväntat", "Meddelande"})
      << kCsvLineEnd;
  std::set<std::string> persons;
  for (std::size_t got = kExportedAtOnce; got == kExportedAtOnce; page.offset += kExportedAtOnce) {
    const std::vector<WorkItem> items = worklist.page(filter, page);
    for (const WorkItem& item : items) {
      write_line(out, item);
      persons.insert(item.dossiernummer.empty() ? item.personnummer : item.dossiernummer);
    }
    got = items.size();
  }
  note_export(visit, std::move(persons));
  return {.type = "text/csv; charset=utf-8",
          .body = out.str(),
          .headers = {{"Content-Disposition",
                       "attachment; filename=\"" + std::string(kExportedFile) + "\""}}};
}

}  // namespace rosett::web

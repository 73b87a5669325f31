#include <algorithm>

#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/catalog.h"
#include "store/registers.h"

namespace rosett::web {
namespace {

constexpr int kShown = 200;

RegisterKind kind_in(const Json& body) {
  if (const auto kind = register_kind_from(text_in(body, "kind"))) return *kind;
  throw Error(ErrorKind::malformed, "Något sådant register finns inte.", "Ladda om sidan.");
}

Json rejected_json(const std::vector<RejectedRow>& rejected) {
  Json list = Json::array();
  for (const RejectedRow& row : rejected)
    list.push_back({{"line", row.line}, {"reason", row.reason}});
  return list;
}

// Persons whom the user may not see are passed over; the other registers name nobody.
bool is_shown(Visit& visit, const Sight& sight, RegisterKind kind,
              const std::vector<std::string>& columns, const RegisterLine& line) {
  const auto value = [&](std::string_view name) -> std::string {
    const auto found = std::ranges::find(columns, name);
    return found == columns.end() ? ""
                                  : line.values[static_cast<std::size_t>(found - columns.begin())];
  };
  const bool of_persons = kind == RegisterKind::personer || kind == RegisterKind::placeringar ||
                          kind == RegisterKind::ansokningar;
  if (!of_persons) return true;
  return sight.shows(
      person_facts(visit.database, value("personnummer"), value("dossiernummer"), ""));
}

}  // namespace

Answer list_register(Visit& visit) {
  const Json body = object_in(visit.request);
  const RegisterKind kind = kind_in(body);
  const std::vector<std::string> columns = register_columns(kind);
  const Sight sight = visit.sight();
  Json lines = Json::array();
  for (const RegisterLine& line :
       register_lines(visit.database, kind, text_in(body, "search"), kShown))
    if (is_shown(visit, sight, kind, columns, line)) lines.push_back(line.values);
  return json_answer({{"columns", columns},
                      {"count", Registers(visit.database).count(kind)},
                      {"lines", std::move(lines)}});
}

Answer preview_register(Visit& visit) {
  const Json body = object_in(visit.request);
  const RegisterKind kind = kind_in(body);
  const ParsedRegister parsed = parse_register(kind, parse_csv(text_in(body, "csv")));
  constexpr std::size_t kMostShown = 20;
  Json lines = Json::array();
  for (std::size_t i = 0; i < std::min(parsed.rows.size(), kMostShown); ++i)
    lines.push_back(parsed.rows[i].values);
  return json_answer({{"columns", register_columns(kind)},
                      {"rows", parsed.rows.size()},
                      {"lines", std::move(lines)},
                      {"rejected", rejected_json(parsed.rejected)}});
}

Answer import_register(Visit& visit) {
  const Json body = object_in(visit.request);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const ImportReport report =
      Registers(visit.database).import(kind_in(body), parse_csv(text_in(body, "csv")), now);
  visit.site.settings().settle(visit.database);
  return json_answer({{"added", report.added},
                      {"replaced", report.replaced},
                      {"unchanged", report.unchanged},
                      {"kept_protected", report.kept_protected},
                      {"rejected", rejected_json(report.rejected)}});
}

}  // namespace rosett::web

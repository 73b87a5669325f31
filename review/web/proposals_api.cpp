// A corrected workbook that was dropped in the inbox proposes decisions. Here a person sees what
// they are, and takes them under the person's own name.
#include <algorithm>
#include <map>
#include <optional>

#include "core/returned_workbook.h"
#include "review/deciding.h"
#include "review/veil.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "review/web/paper.h"
#include "review/workbook_return.h"
#include "store/decisions.h"
#include "store/documents.h"

namespace rosett::web {
namespace {

constexpr const char* kVia = "arbetsbok";

const Deviation* open_proposal(const Document& document) {
  const auto found = std::ranges::find(document.deviations, kProposal, &Deviation::code);
  return found == document.deviations.end() || found->closed ? nullptr : &*found;
}

Workbook cells_in(Visit& visit, const Sight& sight, const Document& document) {
  if (std::ranges::find(document.deviations, kProposal, &Deviation::code) ==
      document.deviations.end())
    throw Error(ErrorKind::unsupported, "Dokumentet är ingen ifylld arbetsbok.");
  const auto file = original_file(visit, sight, document);
  if (!file)
    throw Error(ErrorKind::unsupported, "Arbetsboken ligger inte kvar där den lades.",
                "Lägg den i inkorgen igen.");
  return visit.site.settings().cells(file->path);
}

Deciding deciding_for(Visit& visit) {
  const SiteSettings& settings = visit.site.settings();
  return {visit.database, settings.judge(visit.database), *settings.koder};
}

// What is decided on, by key; each loaded once.
class Subjects {
 public:
  Subjects(Visit& visit, const Sight& sight) : visit_(visit), sight_(sight) {}

  // Null when there is no such row or document. Throws Error{unsupported} when it may not be seen.
  const Document* document_of(const std::string& key) {
    const auto id = Decisions(visit_.database).document_of(key);
    if (!id) return nullptr;
    auto& known = documents_[*id];
    if (!known) known = Documents(visit_.database).load(*id);
    if (!known) return nullptr;
    const auto row = std::ranges::find(known->rows, key, &Row::key);
    const bool seen =
        sight_.shows_head(*known) && (row == known->rows.end() || sight_.shows(*known, *row));
    if (!seen)
      throw Error(ErrorKind::unsupported,
                  "Arbetsboken gäller personer som du inte har rätt att se.",
                  "Be någon som har rätt att se dem.");
    return &*known;
  }

 private:
  Visit& visit_;
  const Sight& sight_;
  std::map<long long, std::optional<Document>> documents_;
};

Json decision_json(const Sight& sight, const Document& document, const Decision& decision) {
  const auto row = std::ranges::find(document.rows, decision.key, &Row::key);
  const bool of_row = row != document.rows.end();
  const auto& fields = of_row ? row->fields : document.fields;
  const auto shown = [&](const std::optional<std::string>& text) {
    if (!text) return Json(nullptr);
    return Json(sight.shows_text(*text) ? *text : std::string(kNotShown));
  };
  return {{"document", document.id},
          {"file", Veil(sight, document).file()},
          {"row", of_row ? row->number : 0},
          {"kind", to_string(decision.kind)},
          {"field_label", decision.field.empty() ? "" : field_info(decision.field).label},
          {"was", shown(value_of(fields, decision.field))},
          {"value", shown(decision.value)},
          {"why", shown(decision.why)}};
}

Json faults_json(const std::vector<WorkbookFault>& faults) {
  Json list = Json::array();
  for (const WorkbookFault& fault : faults)
    list.push_back({{"sheet", fault.sheet}, {"row", fault.row}, {"message", fault.message}});
  return list;
}

// What no longer waits for anybody.
void close(Visit& visit, const Document& document) {
  const Author author{visit.user.name, kVia, visit.author().at};
  static_cast<void>(deciding_for(visit).decide(author, {{.kind = DecisionKind::printed_wrong,
                                                         .key = document_key(document),
                                                         .revision = document.revision,
                                                         .code = kProposal,
                                                         .why = "Besluten är mottagna."}}));
}

}  // namespace

Answer show_proposal(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  Deciding deciding = deciding_for(visit);
  const WorkbookProposal proposed =
      proposed_in(cells_in(visit, sight, document), visit.database, deciding);
  visit.note_look(document_key(document));
  Subjects subjects(visit, sight);
  Json decisions = Json::array();
  for (const Decision& decision : proposed.decisions)
    if (const Document* subject = subjects.document_of(decision.key))
      decisions.push_back(decision_json(sight, *subject, decision));
  return json_answer({{"open", open_proposal(document) != nullptr},
                      {"decisions", std::move(decisions)},
                      {"faults", faults_json(proposed.faults)},
                      {"stale", proposed.stale},
                      {"missing", proposed.missing}});
}

Answer take_proposal(Visit& visit) {
  const Sight sight = visit.sight();
  const Document document = loaded_document(visit, sight);
  if (open_proposal(document) == nullptr)
    return refusal(422, "Besluten i arbetsboken är redan avgjorda.");
  const Workbook workbook = cells_in(visit, sight, document);
  Deciding deciding = deciding_for(visit);
  Subjects subjects(visit, sight);
  for (const Decision& decision : proposed_in(workbook, visit.database, deciding).decisions)
    static_cast<void>(subjects.document_of(decision.key));
  const Author author{visit.user.name, kVia, visit.author().at};
  const WorkbookReturn back = take_back(workbook, visit.database, deciding, author);
  if (back.faults.empty()) {
    close(visit, document);
    visit.site.settings().settle(visit.database);
  }
  return json_answer({{"lines", back.lines},
                      {"values", back.values},
                      {"printed_wrong", back.printed_wrong},
                      {"approved", back.approved},
                      {"rejected", back.rejected},
                      {"noted", back.noted},
                      {"stale", back.stale},
                      {"missing", back.missing},
                      {"faults", faults_json(back.faults)}});
}

}  // namespace rosett::web

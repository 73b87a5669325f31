#include "review/deciding.h"

#include <algorithm>
#include <utility>

#include "store/documents.h"

namespace rosett {
namespace {

const Reading* reading_at(const Document& document, std::string_view key, std::string_view field) {
  const auto row = std::ranges::find(document.rows, key, &Row::key);
  return find_field(row == document.rows.end() ? document.fields : row->fields, field);
}

}  // namespace

TypedValue Deciding::typed(std::string_view key, std::string_view field, std::string_view text,
                           Typed how) {
  const auto id = Decisions(database_).document_of(key);
  const auto document = id ? Documents(database_).load(*id) : std::nullopt;
  const Reading* reading = document ? reading_at(*document, key, field) : nullptr;
  if (reading == nullptr) return {{}, "Raden har inget sådant fält. Hämta listan på nytt."};
  const KindContext context{date_in(find_field(document->fields, "beslutsdatum")), &koder_, {}};
  return typed_value(reading->kind, text, context, how);
}

Objection Deciding::why(const Decision& decision) {
  return Decisions(database_).document_of(decision.key) ? Objection::invalid : Objection::unknown;
}

DecisionOutcome Deciding::decide(const Author& author, std::vector<Decision> decisions) {
  DecisionOutcome faulty;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    Decision& decision = decisions[i];
    if (!decision.value) continue;
    const Typed how =
        decision.kind == DecisionKind::printed_wrong ? Typed::printed_wrong : Typed::right;
    TypedValue typed_text = typed(decision.key, decision.field, *decision.value, how);
    if (typed_text.value)
      decision.value = std::move(typed_text.value);
    else
      faulty.refusals.push_back({i, why(decision), std::move(typed_text.fault)});
  }
  if (!faulty.refusals.empty()) return faulty;
  return Decisions(database_).decide(author, decisions, judge_);
}

}  // namespace rosett

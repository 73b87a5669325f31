#include "review/deciding.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "store/documents.h"

namespace rosett {
namespace {

const Reading* reading_at(const Document& document, std::string_view key, std::string_view field) {
  const auto row = std::ranges::find(document.rows, key, &Row::key);
  return find_field(row == document.rows.end() ? document.fields : row->fields, field);
}

struct Question {
  std::string_view key, field, text;
  Typed how;
};

TypedValue typed_for(const Document* document, const std::vector<KodEntry>& koder,
                     const Question& asked) {
  const Reading* reading =
      document == nullptr ? nullptr : reading_at(*document, asked.key, asked.field);
  if (reading == nullptr) return {{}, "Raden har inget sådant fält. Hämta listan på nytt."};
  const KindContext context{date_in(find_field(document->fields, "beslutsdatum")), &koder, {}};
  return typed_value(reading->kind, asked.text, context, asked.how);
}

}  // namespace

TypedValue Deciding::typed(std::string_view key, std::string_view field, std::string_view text,
                           Typed how) {
  const auto id = Decisions(database_).document_of(key);
  const auto document = id ? Documents(database_).load(*id) : std::nullopt;
  return typed_for(document ? &*document : nullptr, koder_, {key, field, text, how});
}

DecisionOutcome Deciding::decide(const Author& author, std::vector<Decision> decisions) {
  DecisionOutcome faulty;
  std::map<long long, std::optional<Document>> documents;  // by id, each loaded once
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    Decision& decision = decisions[i];
    if (!decision.value) continue;
    const Typed how =
        decision.kind == DecisionKind::printed_wrong ? Typed::printed_wrong : Typed::right;
    const auto id = Decisions(database_).document_of(decision.key);
    if (id && !documents[*id]) documents[*id] = Documents(database_).load(*id);
    const Document* document = id && documents[*id] ? &*documents[*id] : nullptr;
    TypedValue typed_text =
        typed_for(document, koder_, {decision.key, decision.field, *decision.value, how});
    if (typed_text.value)
      decision.value = std::move(typed_text.value);
    else
      faulty.refusals.push_back({i, document == nullptr ? Objection::unknown : Objection::invalid,
                                 std::move(typed_text.fault)});
  }
  if (!faulty.refusals.empty()) return faulty;
  return Decisions(database_).decide(author, decisions, judge_);
}

}  // namespace rosett

#include "review/survey.h"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>

#include "review/labels.h"

namespace rosett {
namespace {

// A row that names no kod has that of its document, as on a schablonbeslut.
std::string kod_of(const Document& document, const Row& row) {
  if (const auto kod = value_of(row.fields, "kod")) return *kod;
  return value_of(document.fields, "kod").value_or("");
}

Flow flow_of(const Document& document, std::string_view kod) {
  if (kod.starts_with("Å-")) return Flow::reclaim;
  if (document.type == "faktura") return Flow::invoice;
  if (document.type == "etjanst") return Flow::application;
  return Flow::payment;
}

std::string person_of(const Row& row) {
  for (const char* name : {"personnummer", "dossiernummer", "individnummer", "namn"})
    if (const auto value = value_of(row.fields, name)) return *value;
  return {};
}

void add_row(Total& total, const Row& row) {
  ++total.rows;
  const Reading* reading = find_field(row.fields, "belopp");
  if (reading != nullptr) {
    const auto amount = Amount::parse(reading->value.value_or(""));
    if (!reading->accepted || !amount) ++total.unsure_amounts;
    if (amount) total.sum += *amount;
  }
  std::string person = person_of(row);
  if (!person.empty()) total.persons.insert(std::move(person));
}

void note_names(std::set<std::string>& names, const std::vector<Field>& fields) {
  for (const Field& field : fields)
    if (!names.contains(field.name)) names.insert(field.name);
}

// In the order of the labels, then what they do not know.
std::vector<std::string> ordered(std::set<std::string> names, std::span<const FieldInfo> known) {
  std::vector<std::string> in_order;
  for (const FieldInfo& field : known)
    if (names.erase(std::string(field.name)) > 0) in_order.emplace_back(field.name);
  in_order.insert(in_order.end(), names.begin(), names.end());
  return in_order;
}

}  // namespace

Survey survey_of(const WorkbookSource& source) {
  Survey survey;
  std::set<std::string> in_rows;
  std::set<std::string> in_documents;
  source.for_each_document([&](const Document& document) {
    ++survey.documents;
    note_names(in_documents, document.fields);
    for (const Row& row : document.rows) {
      note_names(in_rows, row.fields);
      const std::string kod = kod_of(document, row);
      const Flow flow = flow_of(document, kod);
      add_row(survey.rows, row);
      add_row(survey.per_flow[flow], row);
      add_row(survey.per_kod[{flow, kod, document.type}], row);
    }
    survey.per_document.push_back({document.file, document.type, total_of(document)});
    for (const Deviation& deviation : document.deviations)
      ++survey.deviations[{deviation.code, deviation.severity}];
  });
  survey.row_fields = ordered(std::move(in_rows), row_fields());
  survey.document_fields = ordered(std::move(in_documents), document_fields());
  return survey;
}

DocumentTotal total_of(const Document& document) {
  DocumentTotal total;
  for (const Row& row : document.rows) {
    add_row(total.rows, row);
    if (flow_of(document, kod_of(document, row)) != Flow::reclaim) continue;
    if (const auto amount = Amount::parse(value_of(row.fields, "belopp").value_or("")))
      total.reclaimed += *amount;
  }
  return total;
}

}  // namespace rosett

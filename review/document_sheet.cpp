#include "review/document_sheet.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "review/labels.h"

namespace rosett {
namespace {

int width_of(const FieldInfo& field) {
  switch (field.kind) {
    case Kind::name:
      return 160;
    case Kind::text:
      return 130;
    case Kind::date:
      return 98;
    case Kind::count:
      return 66;
    default:
      return 118;
  }
}

constexpr int kUnprintedColumns = 3;  // the last ones, for the technician

std::vector<Column> columns(const Survey& survey) {
  std::vector<Column> all{{"Dokument", 180},
                          {"Typ", 110},
                          {"Status", 104},
                          {"Sidor", 48},
                          {"Rader", 54},
                          {"Radernas summa", 110},
                          {"Skillnad mot tryckt", 100},
                          {"Fel", 44},
                          {"Varning", 58},
                          {"Info", 44}};
  for (const std::string& name : survey.document_fields) {
    const FieldInfo field = field_info(name);
    all.push_back({std::string(field.label), width_of(field)});
  }
  all.push_back({"Del", 40});
  all.push_back({"Mall", 120});
  all.push_back({"SHA-256", 450});
  return all;
}

// The printed sum that the rows make up: an invoice's before moms.
std::optional<Amount> printed_sum(const Document& document) {
  for (const char* name : {"netto", "summa"})
    if (const auto amount = Amount::parse(value_of(document.fields, name).value_or("")))
      return amount;
  return std::nullopt;
}

std::int64_t count_of(const Document& document, Severity severity) {
  return std::ranges::count(document.deviations, severity, &Deviation::severity);
}

Tone tone_of(const Document& document, const Field& field) {
  for (const Deviation& deviation : document.deviations)
    if (deviation.row == 0 && deviation.field == field.name && deviation.severity == Severity::fel)
      return Tone::fault;
  return field.reading.accepted ? Tone::plain : Tone::doubt;
}

Tone tone_of(std::int64_t deviations, Tone when_some) {
  return deviations > 0 ? when_some : Tone::plain;
}

void write_sums(SheetWriter& sheet, const Document& document) {
  const Total total = total_of(document).rows;
  const auto printed = printed_sum(document);
  sheet.count(static_cast<std::int64_t>(total.rows)).amount(total.sum);
  if (!printed || document.rows.empty()) {
    sheet.blank();
    return;
  }
  const Amount difference = total.sum - *printed;
  sheet.amount(difference, difference == Amount() ? Tone::plain : Tone::fault);
}

void write_counts(SheetWriter& sheet, const Document& document) {
  const std::int64_t faults = count_of(document, Severity::fel);
  const std::int64_t warnings = count_of(document, Severity::varning);
  sheet.count(faults, tone_of(faults, Tone::fault));
  sheet.count(warnings, tone_of(warnings, Tone::doubt));
  sheet.count(count_of(document, Severity::info));
}

void write_document(SheetWriter& sheet, const Survey& survey, const Document& document) {
  sheet.text(document.file).text(type_label(document.type));
  sheet.text(document.copy_of ? "Kopia" : status_label(document.status));
  sheet.count(static_cast<std::int64_t>(document.pages.size()));
  write_sums(sheet, document);
  write_counts(sheet, document);
  for (const std::string& name : survey.document_fields) {
    const auto field = std::ranges::find(document.fields, name, &Field::name);
    if (field == document.fields.end())
      sheet.blank();
    else
      sheet.value(field_info(name).kind, field->reading.value, tone_of(document, *field));
  }
  document.part > 0 ? sheet.count(document.part) : sheet.blank();
  sheet.text(document.template_id).text(document.sha256).end_row();
}

}  // namespace

void write_document_sheet(Book& book, const WorkbookSource& source, const Survey& survey) {
  std::vector<Column> all = columns(survey);
  const int printed = static_cast<int>(all.size()) - kUnprintedColumns;
  SheetWriter sheet(book, "Dokument", std::move(all), {18, 0x2A7F62, printed});
  source.for_each_document(
      [&](const Document& document) { write_document(sheet, survey, document); });
  sheet.add_filter();
  if (survey.documents == 0)
    sheet.text("Inga dokument har lästs. Lägg skannade dokument i inkorgen.").end_row();
}

}  // namespace rosett

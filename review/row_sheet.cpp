#include "review/row_sheet.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/decision.h"
#include "review/decision_columns.h"
#include "review/labels.h"

namespace rosett {
namespace {

constexpr int kColumnsBeforeFields = 5;
constexpr int kColumnsAfterFields = 5;

int width_of(const FieldInfo& field) {
  switch (field.kind) {
    case Kind::name:
      return 170;
    case Kind::text:
      return field.name == "beskrivning" || field.name == "fritext" ? 190 : 100;
    case Kind::date:
      return 86;
    case Kind::count:
      return 76;
    case Kind::kod:
      return 92;
    case Kind::diarienummer:
      return 124;
    default:
      return 104;
  }
}

std::vector<Column> columns(const Survey& survey) {
  std::vector<Column> all{
      {"Dokument", 170}, {"Typ", 110}, {"Sida", 44}, {"Rad", 44}, {"Status", 100}};
  for (const std::string& name : survey.row_fields) {
    const FieldInfo field = field_info(name);
    all.push_back({std::string(field.label), width_of(field)});
  }
  all.push_back({"Avvikelser", 260});
  all.push_back({heading::kDecision, 76});
  all.push_back({heading::kComment, 120});
  all.push_back({heading::kKey, 170});
  all.push_back({heading::kRevision, 120, true});
  return all;
}

// The deviations of one row, most serious first.
std::vector<const Deviation*> deviations_of(const Document& document, const Row& row) {
  std::vector<const Deviation*> found;
  for (const Deviation& deviation : document.deviations)
    if (deviation.row == row.number) found.push_back(&deviation);
  std::ranges::stable_sort(found, std::ranges::greater{}, &Deviation::severity);
  return found;
}

Tone tone_of(const Field& field, const std::vector<const Deviation*>& deviations) {
  for (const Deviation* deviation : deviations)
    if (deviation->field == field.name && deviation->severity == Severity::fel) return Tone::fault;
  return field.reading.accepted ? Tone::plain : Tone::doubt;
}

std::string status_of(const Row& row, const std::vector<const Deviation*>& deviations) {
  if (row.approved) return "Godkänd";
  if (std::ranges::any_of(deviations,
                          [](const Deviation* each) { return each->code == kRejected; }))
    return "Avvisad";
  const bool stopped = !deviations.empty() && deviations.front()->severity == Severity::fel;
  const bool sure =
      std::ranges::all_of(row.fields, [](const Field& field) { return field.reading.accepted; });
  return status_label(stopped || !sure ? "avvikelser" : "klar");
}

std::string joined_labels(const std::vector<const Deviation*>& deviations) {
  std::string joined;
  for (const Deviation* deviation : deviations) {
    if (!joined.empty()) joined += "; ";
    joined += deviation_label(deviation->code);
  }
  return joined;
}

void write_row(SheetWriter& sheet, const Survey& survey, const Document& document, const Row& row) {
  const auto deviations = deviations_of(document, row);
  sheet.text(document.file).text(type_label(document.type));
  sheet.count(row.page).count(row.number).text(status_of(row, deviations));
  for (const std::string& name : survey.row_fields) {
    const auto field = std::ranges::find(row.fields, name, &Field::name);
    if (field == row.fields.end())
      sheet.blank();
    else
      sheet.value(field_info(name).kind, field->reading.value, tone_of(*field, deviations));
  }
  sheet.wrapped(joined_labels(deviations)).text("", Tone::input).wrapped("", Tone::input);
  sheet.text(row.key).text(row.revision).end_row();
}

// Set apart by an empty row, so that sorting leaves it where it is.
void write_total(SheetWriter& sheet, const Survey& survey) {
  sheet.skip_row();
  sheet.text("Summa av de rader som visas", Tone::strong).blank(Tone::strong).blank(Tone::strong);
  sheet.visible_count(static_cast<std::int64_t>(survey.rows.rows)).blank(Tone::strong);
  for (const std::string& name : survey.row_fields) {
    if (name == "belopp")
      sheet.visible_sum(survey.rows.sum);
    else
      sheet.blank(Tone::strong);
  }
  for (int i = 0; i < kColumnsAfterFields; ++i) sheet.blank(Tone::strong);
  sheet.end_row();
}

}  // namespace

void write_row_sheet(Book& book, const WorkbookSource& source, const Survey& survey) {
  SheetWriter sheet(book, "Rader", columns(survey), {18, 0x1D3557, 0});
  source.for_each_document([&](const Document& document) {
    for (const Row& row : document.rows) write_row(sheet, survey, document, row);
  });
  sheet.add_filter();
  if (survey.rows.rows == 0) {
    sheet.text("Inga rader har lästs.").end_row();
    return;
  }
  const auto decision_column =
      kColumnsBeforeFields + static_cast<int>(survey.row_fields.size()) + 1;  // after Avvikelser
  sheet.offer_choices(decision_column, kRowChoices);
  write_total(sheet, survey);
}

}  // namespace rosett

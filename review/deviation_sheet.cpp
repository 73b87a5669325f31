#include "review/deviation_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "core/decision.h"
#include "core/error.h"
#include "review/decision_columns.h"
#include "review/deviation_pictures.h"
#include "review/finding.h"
#include "review/labels.h"

namespace rosett {
namespace {

// Pixels. The row is as high as three lines of a folded row, or of a message.
constexpr int kPictureWidth = 400;
constexpr double kRowPoints = 54;  // 72 pixels
constexpr CellSize kPictureRoom{kPictureWidth - 8, 65};

constexpr int kDecisionColumn = 12;
constexpr int kPrintedColumns = 15;  // the rest is for the way back, not for paper

std::vector<Column> columns() {
  return {{"Allvar", 62},
          {"Avvikelse", 138},
          {"Dokument", 128},
          {"Sida", 42},
          {"Rad", 42},
          {"Person", 130},
          {"Fält", 96},
          {"Bild", kPictureWidth},
          {"Utläst", 106},
          {heading::kValue, 104},
          {"Förväntat", 106},
          {"Meddelande", 250},
          {heading::kDecision, 76},
          {heading::kCorrected, 104},
          {heading::kComment, 120},
          {"Alternativ", 130},
          {"Säkerhet", 66},
          {heading::kCode, 160},
          {heading::kKey, 170},
          {heading::kField, 90, true},
          {heading::kRevision, 120, true}};
}

std::vector<std::string> person_of(const Document& document, const Finding& finding) {
  const auto& fields = finding.row == nullptr ? document.fields : finding.row->fields;
  std::vector<std::string> lines;
  for (const char* name : {"namn", "fornamn", "efternamn", "personnummer"})
    lines.push_back(value_of(fields, name).value_or(""));
  return lines;
}

std::string document_name(const Document& document) {
  if (document.part == 0) return document.file;
  return document.file + " (del " + std::to_string(document.part) + ")";
}

std::string key_of(const Document& document, const Finding& finding) {
  return finding.row != nullptr ? finding.row->key : document_key(document);
}

std::string instead_of_picture(const Document& document, const Finding& finding) {
  const std::string place = place_in_file(document, finding);
  return place.empty() ? "Bilden kan inte visas." : place;
}

std::string runner_up(const Finding& finding) {
  if (finding.reading == nullptr || finding.reading->alternatives.empty()) return {};
  const Candidate& second = finding.reading->alternatives.front();
  const auto percent = static_cast<int>(std::lround(second.confidence * 100));
  return (second.value.empty() ? second.text : second.value) + " (" + std::to_string(percent) +
         " %)";
}

std::optional<std::string> expected_of(const Deviation& deviation) {
  if (deviation.expected.empty()) return std::nullopt;
  return deviation.expected;
}

class DeviationSheet {
 public:
  explicit DeviationSheet(Book& book)
      : book_(book),
        sheet_(book, "Avvikelser", columns(), {kRowPoints, 0xC0392B, kPrintedColumns}) {}

  // `pictures`: one for each deviation of the document.
  void add(const Document& document, Severity severity,
           std::span<const DeviationPicture> pictures) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < document.deviations.size(); ++i)
      if (document.deviations[i].severity == severity && !document.deviations[i].closed)
        chosen.push_back(i);
    std::ranges::stable_sort(chosen, {}, [&](std::size_t i) { return document.deviations[i].row; });
    for (const std::size_t i : chosen)
      write(document, located(document, document.deviations[i]), pictures[i]);
  }

  void finish() {
    sheet_.add_filter();
    if (sheet_.row() == 1) {
      sheet_.blank().text("Inga avvikelser: allt som har lästs är klart.").end_row();
      return;
    }
    const auto last = static_cast<lxw_row_t>(sheet_.row() - 1);
    sheet_.offer_choices(kDecisionColumn, kDeviationChoices);
    colour_severities(last);
    colour_decisions(last);
  }

 private:
  void write(const Document& document, const Finding& finding, const DeviationPicture& picture) {
    const Deviation& deviation = finding.deviation;
    const std::string key = key_of(document, finding);
    sheet_.text(severity_label(deviation.severity));
    sheet_.wrapped(deviation_label(deviation.code)).wrapped(document_name(document));
    write_number(finding.page());
    write_number(deviation.row);
    sheet_.lines(person_of(document, finding));
    sheet_.wrapped(deviation.field.empty() ? "" : field_info(deviation.field).label);
    if (picture.file > 0)
      sheet_.picture(picture, key);
    else
      sheet_.wrapped(picture.wanted ? instead_of_picture(document, finding) : "");
    write_values(finding);
    sheet_.wrapped(deviation.message);
    sheet_.text("", Tone::input).text("", Tone::input).wrapped("", Tone::input);
    sheet_.wrapped(runner_up(finding));
    finding.reading == nullptr ? sheet_.blank() : sheet_.percent(finding.reading->confidence);
    sheet_.text(deviation.code).text(key).text(deviation.field);
    sheet_.text(finding.row == nullptr ? document.revision : finding.row->revision).end_row();
  }

  void write_number(int number) { number > 0 ? sheet_.count(number) : sheet_.blank(); }

  void write_values(const Finding& finding) {
    const Kind kind = field_info(finding.deviation.field).kind;
    if (finding.reading == nullptr)
      sheet_.blank().blank();
    else
      sheet_.wrapped(finding.reading->text).value(kind, finding.reading->value);
    sheet_.value(kind, expected_of(finding.deviation));
  }

  // `formula` is written for the first row below the header.
  void colour(lxw_row_t last, std::pair<int, int> columns, std::string formula,
              lxw_format* format) {
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = format;
    check_xlsx(worksheet_conditional_format_range(sheet_.handle(), 1,
                                                  static_cast<lxw_col_t>(columns.first), last,
                                                  static_cast<lxw_col_t>(columns.second), &rule));
  }

  lxw_format* fill(lxw_color_t paper, lxw_color_t ink) {
    lxw_format* format = workbook_add_format(book_.handle());
    format_set_bg_color(format, paper);
    format_set_font_color(format, ink);
    return format;
  }

  void colour_severities(lxw_row_t last) {
    colour(last, {0, 1}, R"(=$A2="Fel")", fill(0xFBDAD7, 0x8C1D18));
    colour(last, {0, 1}, R"(=$A2="Varning")", fill(0xFFF3C4, 0x5F4600));
    colour(last, {0, 1}, R"(=$A2="Info")", fill(0xE1EDF9, 0x1D3557));
  }

  // A correction that lacks its value stands out; a decided line is green.
  void colour_decisions(lxw_row_t last) {
    colour(last, {kDecisionColumn + 1, kDecisionColumn + 1}, R"(=AND($M2="Rätta",$N2=""))",
           fill(0xFBDAD7, 0x8C1D18));
    colour(last, {kDecisionColumn, kDecisionColumn + 2}, R"(=$M2<>"")", fill(0xDFF2E1, 0x1B5E20));
  }

  Book& book_;
  SheetWriter sheet_;
};

}  // namespace

void write_deviation_sheet(Book& book, const WorkbookSource& source, const Survey& survey) {
  // Every pass reads all documents: none is made for what does not occur.
  std::set<Severity> occurring;
  for (const auto& [key, number] : survey.deviations) occurring.insert(key.severity);
  std::vector<DeviationPicture> pictures;
  if (!occurring.empty()) pictures = cut_pictures(book, source, kPictureRoom);
  DeviationSheet sheet(book);
  for (const Severity severity : {Severity::fel, Severity::varning, Severity::info}) {
    if (!occurring.contains(severity)) continue;
    std::span<const DeviationPicture> rest = pictures;
    source.for_each_document([&](const Document& document) {
      const std::size_t count = document.deviations.size();
      if (count > rest.size())
        throw Error(ErrorKind::internal, "Dokumenten ändrades medan arbetsboken skrevs.",
                    "Skriv arbetsboken på nytt.");
      sheet.add(document, severity, rest.first(count));
      rest = rest.subspan(count);
    });
  }
  sheet.finish();
}

}  // namespace rosett

#include "parsers/sheet_reading.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/returned_workbook.h"
#include "parsers/file_parts.h"
#include "parsers/kind_personnummer.h"
#include "parsers/kind_reference.h"
#include "parsers/sheet_table.h"

namespace rosett {
namespace {

constexpr int kNominalDpi = 72;  // a sheet has no resolution

SheetFit fit_of(const std::vector<SheetRow>& rows, int number, const Template& rules) {
  SheetFit fit{&rules, number, 0, 0, {}};
  const auto heading = find_heading(rows, rules);
  if (!heading) return fit;
  fit.headings = static_cast<int>(heading->columns.size());
  fit.heading_row = rows[heading->row].number;
  fit.missing = heading->missing;
  return fit;
}

std::vector<SheetFit> fits_of(const std::vector<SheetRow>& rows, int number,
                              const Library& library) {
  std::vector<SheetFit> fits;
  for (const Template& rules : library.workbooks) fits.push_back(fit_of(rows, number, rules));
  return fits;
}

// The template with the most of its headings in the sheet, the first of these.
const Template* chosen(const std::vector<SheetFit>& fits) {
  const SheetFit* best = nullptr;
  for (const SheetFit& fit : fits)
    if (fit.fits() && (best == nullptr || fit.headings > best->headings)) best = &fit;
  return best == nullptr ? nullptr : best->rules;
}

void tell_missing(const FoundHeading& heading, Document& document) {
  for (const std::string& name : heading.missing)
    document.deviations.push_back(
        {"falt_saknas", Severity::fel, 0, name,
         fmt::format("Kolumnen {} saknas i bladet, eller har en rubrik som mallen inte känner. "
                     "Skriv till rubriken i mallen, eller begär en ny lista.",
                     name),
         ""});
}

void tell_hidden(const Sheet& sheet, Document& document) {
  if (!sheet.hidden) return;
  document.deviations.push_back(
      {"dolt_blad", Severity::varning, 0, "",
       "Raderna står på ett blad som är dolt i arbetsboken. Kontrollera att de ska vara med.", ""});
}

// Rows that a filter or somebody has hidden count as others do.
void tell_hidden_rows(const Sheet& sheet, Document& document) {
  std::vector<int> numbers;
  for (const Row& row : document.rows)
    if (std::ranges::find(sheet.hidden_rows, row.box.bottom) != sheet.hidden_rows.end())
      numbers.push_back(row.box.bottom);
  if (numbers.empty()) return;
  document.deviations.push_back(
      {"dolda_rader", Severity::varning, 0, "",
       fmt::format("{} rader är dolda i arbetsboken, men lästa (bladets rad {} och framåt). "
                   "Kontrollera att de ska vara med.",
                   numbers.size(), numbers.front()),
       ""});
}

// Numbers of persons on a sheet without a table that a template knows: rows may be lost.
bool names_persons(const Sheet& sheet) {
  const KindContext context;
  return std::ranges::any_of(sheet.cells, [&](const Cell& cell) {
    if (cell.type == CellType::error) return false;
    const auto dossier = interpret_dossiernummer(cell.text);
    if (dossier && dossier->exact && cell.text.find('-') != std::string::npos) return true;
    const auto number = interpret_personnummer(cell.text, context);
    return number && number->exact && number->check_digit;
  });
}

void tell_unread(const Sheet& sheet, Document& document) {
  if (!names_persons(sheet)) return;
  document.deviations.push_back(
      {"olast_blad", Severity::fel, 0, "",
       fmt::format("Bladet «{}» nämner personer men har ingen tabell som en mall känner, och är "
                   "inte läst. Kontrollera om det har rader som ska vara med.",
                   sheet.name),
       ""});
}

PageText page_of(const Sheet& sheet, int number) {
  PageText page;
  page.page = number;
  page.width = std::max(sheet.columns, 1);
  page.height = std::max(sheet.rows, 1);
  page.dpi = kNominalDpi;
  page.source = TextSource::text;
  return page;
}

Document read_sheet(const Sheet& sheet, const SheetPlace& place, const Template& rules,
                    const Library& library) {
  Document document;
  document.type = rules.type;
  document.template_id = rules.id;
  document.template_version = rules.version;
  document.pages.push_back(info_of(page_of(sheet, place.page)));
  const std::vector<SheetRow> rows = rows_of(sheet);
  const FoundHeading heading = find_heading(rows, rules).value();
  const KindContext context{std::nullopt, &library.koder, &library.kommuner};
  tell_hidden(sheet, document);
  tell_missing(heading, document);
  read_sheet_titles(rows, heading, place, rules, context, document);
  read_sheet_rows(rows, heading, place, rules, context, document);
  tell_hidden_rows(sheet, document);
  return document;
}

// What a samordnare has decided changes nothing by lying in the inbox.
Document proposal(const Workbook& workbook) {
  Document document;
  document.deviations.push_back(
      {kProposal, Severity::varning, 0, "",
       "Arbetsboken är en avvikelselista som någon har fyllt i. Den ändrar ingenting förrän en "
       "samordnare öppnar dokumentet på granskningssidan och tar emot besluten.",
       ""});
  for (const PageText& page : pages_of(workbook)) document.pages.push_back(info_of(page));
  return document;
}

Document unknown(const Workbook& workbook) {
  Document document;
  document.deviations.push_back(
      {"okand_dokumenttyp", Severity::fel, 0, "",
       "Inget blad i arbetsboken har de rubriker som en mall beskriver. Skriv till rubrikerna i en "
       "mall, eller ta bort filen om den inte hör hit.",
       ""});
  for (const PageText& page : pages_of(workbook)) document.pages.push_back(info_of(page));
  return document;
}

}  // namespace

bool SheetFit::fits() const {
  return heading_row > 0 && headings * rules->identity.heading_weight >= rules->identity.threshold;
}

std::vector<SheetFit> fits_of(const Workbook& workbook, const Library& library) {
  std::vector<SheetFit> all;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i)
    for (SheetFit& fit : fits_of(rows_of(workbook.sheets[i]), static_cast<int>(i) + 1, library))
      all.push_back(std::move(fit));
  return all;
}

std::vector<Document> interpret_workbook(const Workbook& workbook, const Library& library) {
  if (is_returned(workbook)) return {proposal(workbook)};
  std::vector<Document> documents;
  std::vector<const Sheet*> aside;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const Sheet& sheet = workbook.sheets[i];
    const SheetPlace place{static_cast<int>(i) + 1, workbook.epoch, sheet.merged};
    const Template* rules = chosen(fits_of(rows_of(sheet), place.page, library));
    if (rules != nullptr)
      documents.push_back(read_sheet(sheet, place, *rules, library));
    else
      aside.push_back(&sheet);
  }
  if (documents.empty())
    documents.push_back(unknown(workbook));
  else
    for (const Sheet* sheet : aside) tell_unread(*sheet, documents.front());
  if (documents.size() > 1)
    for (std::size_t i = 0; i < documents.size(); ++i) documents[i].part = static_cast<int>(i) + 1;
  return documents;
}

std::vector<PageText> pages_of(const Workbook& workbook) {
  std::vector<PageText> pages;
  for (const Sheet& sheet : workbook.sheets)
    pages.push_back(page_of(sheet, static_cast<int>(pages.size()) + 1));
  return pages;
}

}  // namespace rosett

#include <string>

#include "review/ledger_cells.h"
#include "review/payment_sheets.h"

namespace rosett {
namespace {

constexpr SheetLook kDecided{18, 0x1D3557, 0};

Tone tone_of(const std::optional<Amount>& missing) {
  return missing && *missing > Amount() ? Tone::fault : Tone::plain;
}

// "2024-02-10 1 000,00 delvis beviljad", a line each.
std::vector<std::string> history_of(const ledger::DecidedApplication& application) {
  std::vector<std::string> lines;
  for (const ledger::DecidedRow& one : application.history) {
    const auto day = ledger::day_of(*one.row);
    lines.push_back((day ? to_iso(*day) + " " : "") + one.row->amount.to_swedish() + " " +
                    std::string(one.status) + " (" + place_text(*one.row) + ")");
  }
  return lines;
}

void write_rows(Book& book, const std::vector<ledger::DecidedRow>& rows) {
  SheetWriter sheet(book, "Beslut",
                    {{"Dokument", 190},
                     {"Rad", 50},
                     {"Person", 120},
                     {"Namn", 190},
                     {"Ersättningskod", 100},
                     {"Period från", 92},
                     {"Period till", 92},
                     {"Beviljat", 110},
                     {"Status", 190},
                     {"Ansökan", 130},
                     {"Sökt", 110},
                     {"Saknas av sökt", 110},
                     {"Anmärkning", 200}},
                    kDecided);
  for (const ledger::DecidedRow& one : rows) {
    const ledger::LedgerRow& row = *one.row;
    sheet.text(row.stored.file).count(row.stored.row);
    sheet.text(person_number(row)).text(person_name(row)).text(row.stored.kod);
    put_day(sheet, parse_iso_date(row.stored.period_fran));
    put_day(sheet, parse_iso_date(row.stored.period_till));
    put_amount(sheet, row.printed, row.printed ? Tone::plain : Tone::doubt);
    sheet.text(one.status, tone_of(one.missing));
    sheet.text(one.application == nullptr ? "" : one.application->nummer);
    put_amount(sheet, one.application == nullptr ? std::nullopt : one.application->belopp);
    put_amount(sheet, one.missing, tone_of(one.missing));
    sheet.text(one.outside ? "Dagar utanför ansökan" : "", Tone::doubt).end_row();
  }
  sheet.add_filter();
}

}  // namespace

void write_decided_sheets(Book& book, const ledger::Decided& decided) {
  write_rows(book, decided.rows);
  SheetWriter sheet(book, "Ansökningar",
                    {{"Nummer", 130},
                     {"Person", 120},
                     {"Ersättningskod", 100},
                     {"Period från", 92},
                     {"Period till", 92},
                     {"Sökt", 110},
                     {"Beviljat", 110},
                     {"Saknas av sökt", 110},
                     {"Status", 190},
                     {"Öppen", 60},
                     {"Inkom", 92},
                     {"Senast", 92},
                     {"Anmärkning", 200},
                     {"Historik", 420}},
                    kDecided);
  for (const ledger::DecidedApplication& one : decided.applications) {
    const Application& application = *one.application;
    sheet.text(application.nummer);
    sheet.text(application.dossiernummer.empty() ? application.personnummer
                                                 : application.dossiernummer);
    sheet.text(application.kod);
    put_day(sheet, application.period_fran);
    put_day(sheet, application.period_till);
    put_amount(sheet, application.belopp);
    sheet.amount(one.granted);
    put_amount(sheet, one.missing, tone_of(one.missing));
    sheet.text(one.status).text(application.is_open() ? "ja" : "nej");
    put_day(sheet, application.inkom);
    put_day(sheet, one.latest);
    sheet.text(one.is_late() ? "Inkom för sent" : "", Tone::fault);
    sheet.lines(history_of(one)).end_row();
  }
  sheet.add_filter();
  if (decided.applications.empty()) sheet.text("Inga ansökningar i registret.").end_row();
}

}  // namespace rosett

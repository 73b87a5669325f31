#include "review/distribution_sheets.h"

#include <string>
#include <utility>

#include "review/labels.h"
#include "review/ledger_cells.h"

namespace rosett {
namespace {

constexpr SheetLook kShares{18, 0x1D3557, 0};
constexpr SheetLook kLeft{18, 0xB23A48, 0};
constexpr SheetLook kBalance{18, 0x2A7F62, 0};

std::string plain_name(const std::vector<KodEntry>& koder, const std::string& kod) {
  const KodEntry* entry = find_kod(koder, kod);
  return entry == nullptr ? std::string() : entry->klartext;
}

std::string reasons_text(const ledger::LedgerRow& row) {
  std::string text;
  for (const std::string& reason : row.reasons)
    text += (text.empty() ? "" : "; ") + deviation_label(reason);
  return row.rejection.empty() ? text : text + ". " + row.rejection;
}

// Who, what and when: the columns that every list of rows begins with.
std::vector<Column> row_columns() {
  return {{"Dokument", 190},       {"Rad", 50},         {"Person", 120},     {"Namn", 190},
          {"Ersättningskod", 100}, {"Period från", 92}, {"Period till", 92}, {"Belopp", 110}};
}

void put_row(SheetWriter& sheet, const ledger::LedgerRow& row) {
  sheet.text(row.stored.file).count(row.stored.row);
  sheet.text(person_number(row)).text(person_name(row)).text(row.stored.kod);
  put_day(sheet, parse_iso_date(row.stored.period_fran));
  put_day(sheet, parse_iso_date(row.stored.period_till));
  if (row.printed)
    sheet.amount(row.amount);
  else
    sheet.blank(Tone::doubt);
}

// Below the rows, set apart by an empty one so that sorting leaves it where it is.
void put_total(SheetWriter& sheet, int before, Amount all) {
  sheet.skip_row();
  sheet.text("Summa av de rader som visas", Tone::strong);
  for (int i = 1; i < before; ++i) sheet.blank(Tone::strong);
  sheet.visible_sum(all);
  finish_row(sheet, Tone::strong);
}

void put_line(SheetWriter& sheet, const std::string& name, int rows, Amount amount, Tone tone) {
  sheet.text(name, tone).blank(tone).blank(tone).count(rows, tone).amount(amount, tone);
  finish_row(sheet, tone);
}

}  // namespace

void write_shares_sheet(Book& book, const std::vector<ledger::Share>& shares,
                        const std::vector<KodEntry>& koder) {
  SheetWriter sheet(book, "Fördelning",
                    {{"Stadsdelskod", 90},
                     {"Stadsdel", 200},
                     {"Ersättningskod", 110},
                     {"Benämning", 380},
                     {"Rader", 70},
                     {"Personer", 70},
                     {"Belopp", 130}},
                    kShares);
  Amount all;
  for (const ledger::Share& one : shares) {
    sheet.text(one.sdf_kod).text(one.sdf).text(one.kod).wrapped(plain_name(koder, one.kod));
    sheet.count(one.rows).count(one.persons).amount(one.amount).end_row();
    all += one.amount;
  }
  sheet.add_filter();
  if (shares.empty())
    sheet.text("Inga rader har fördelats.").end_row();
  else
    put_total(sheet, 6, all);
}

void write_districts_sheet(Book& book, const std::vector<ledger::District>& districts) {
  SheetWriter sheet(book, "Stadsdelar",
                    {{"Stadsdelskod", 90},
                     {"Stadsdel", 200},
                     {"Rader", 70},
                     {"Utbetalningar", 130},
                     {"Återkrav", 130},
                     {"Netto", 130}},
                    kShares);
  for (const ledger::District& one : districts) {
    sheet.text(one.sdf_kod).text(one.sdf).count(one.rows).amount(one.paid);
    sheet.amount(one.taken_back).amount(one.paid + one.taken_back).end_row();
  }
  sheet.add_filter();
}

void write_left_sheet(Book& book, const std::vector<const ledger::LedgerRow*>& left) {
  std::vector<Column> columns = row_columns();
  columns.push_back({"Orsak", 300});
  columns.push_back({"Samma betalning", 220});
  SheetWriter sheet(book, "Ej fördelat", std::move(columns), kLeft);
  Amount all;
  for (const ledger::LedgerRow* row : left) {
    put_row(sheet, *row);
    sheet.wrapped(reasons_text(*row), Tone::fault);
    sheet.text(row->same_as ? place_text(*row->same_as) : "").end_row();
    all += row->amount;
  }
  sheet.add_filter();
  if (left.empty())
    sheet.text("Alla rader är fördelade.").end_row();
  else
    put_total(sheet, 7, all);
}

void write_balance_sheet(Book& book, const ledger::Ledger& ledger, const ledger::Balance& balance) {
  SheetWriter sheet(book, "Avstämning",
                    {{"Dokument", 260},
                     {"Typ", 120},
                     {"Utbetalningsdatum", 130},
                     {"Rader", 70},
                     {"Radernas summa", 130},
                     {"Radernas summa som tryckt", 130},
                     {"Tryckt summa", 130},
                     {"Tryckt antal", 90},
                     {"Tryckt minus rader", 130}},
                    kBalance);
  for (const ledger::LedgerDocument& one : ledger.documents) {
    sheet.text(one.part > 0 ? one.file + ", del " + std::to_string(one.part) : one.file);
    sheet.text(type_label(one.type));
    put_day(sheet, one.paid);
    sheet.count(one.rows).amount(one.sum).amount(one.printed_sum);
    put_amount(sheet, one.total);
    one.count ? sheet.count(*one.count) : sheet.blank();
    if (one.total)
      sheet.amount(*one.total - one.printed_sum,
                   *one.total == one.printed_sum ? Tone::plain : Tone::fault);
    finish_row(sheet);
  }
  sheet.add_filter();
  sheet.skip_row();
  put_line(sheet, "Alla rader", balance.rows, balance.all, Tone::strong);
  put_line(sheet, "Fördelat", balance.distributed_rows, balance.distributed, Tone::plain);
  put_line(sheet, "Ej fördelat", balance.left_rows, balance.left, Tone::plain);
  const int rows = balance.rows - balance.distributed_rows - balance.left_rows;
  const Amount rest = balance.all - balance.distributed - balance.left;
  put_line(sheet, "Skillnad (ska vara noll)", rows, rest,
           rows == 0 && rest == Amount() ? Tone::strong : Tone::fault);
}

void write_ledger_rows_sheet(Book& book, const std::vector<const ledger::LedgerRow*>& rows) {
  SheetWriter sheet(book, "Rader", row_columns(), kShares);
  Amount all;
  for (const ledger::LedgerRow* row : rows) {
    put_row(sheet, *row);
    sheet.end_row();
    all += row->amount;
  }
  sheet.add_filter();
  put_total(sheet, 7, all);
}

}  // namespace rosett

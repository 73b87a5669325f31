#include "review/distribution_sheets.h"
#include "review/ledger_cells.h"

namespace rosett {
namespace {

constexpr SheetLook kParts{18, 0x1D3557, 0};

}  // namespace

void write_parts_sheet(Book& book, const std::vector<ledger::SplitPart>& parts) {
  constexpr double kHundredths = 100'00;
  SheetWriter sheet(book, "Andelar",
                    {{"Stadsdelskod", 90},
                     {"Stadsdel", 200},
                     {"Ersättningskod", 110},
                     {"Ålder", 100},
                     {"Mottagare", 200},
                     {"Rader", 70},
                     {"Andel", 80},
                     {"Belopp", 130}},
                    kParts);
  Amount all;
  for (const ledger::SplitPart& one : parts) {
    sheet.text(one.sdf_kod).text(one.sdf).text(one.kod).text(one.ages);
    sheet.text(one.receiver.empty() ? one.sdf : one.receiver).count(one.rows);
    sheet.percent(static_cast<double>(one.share.ore()) / kHundredths).amount(one.amount).end_row();
    all += one.amount;
  }
  sheet.add_filter();
  if (parts.empty()) {
    sheet.text("Inga koder delas efter ålder.").end_row();
    return;
  }
  sheet.skip_row();
  sheet.text("Summa av de rader som visas", Tone::strong);
  for (int i = 1; i < 7; ++i) sheet.blank(Tone::strong);
  sheet.visible_sum(all);
  finish_row(sheet, Tone::strong);
}

void write_net_sheet(Book& book, const std::vector<ledger::NetPayment>& net) {
  SheetWriter sheet(book, "Avräkning",
                    {{"Stadsdelskod", 90},
                     {"Stadsdel", 200},
                     {"Månad", 92},
                     {"Beviljat", 130},
                     {"Återkrav att räkna av", 150},
                     {"Varav från tidigare ark", 150},
                     {"Avräknat", 130},
                     {"Utbetalas", 130},
                     {"Kvar att räkna av", 130}},
                    kParts);
  for (const ledger::NetPayment& one : net) {
    sheet.text(one.sdf_kod).text(one.sdf);
    sheet.text(one.month ? to_iso(*one.month).substr(0, 7) : "okänd");
    sheet.amount(one.gross).amount(one.due).amount(one.carried).amount(one.set_off);
    sheet.amount(one.net);
    sheet.amount(one.left, one.left > Amount() ? Tone::doubt : Tone::plain).end_row();
  }
  sheet.add_filter();
  if (net.empty()) sheet.text("Inga rader har fördelats.").end_row();
}

void write_adjustments_sheet(Book& book, const std::vector<ledger::Adjustment>& adjustments) {
  SheetWriter sheet(book, "Justeringar",
                    {{"Från stadsdel", 110},
                     {"Till stadsdel", 110},
                     {"Ersättningskod", 110},
                     {"Belopp", 130},
                     {"Varför", 380},
                     {"Av", 190}},
                    kParts);
  for (const ledger::Adjustment& one : adjustments) {
    sheet.text(one.from).text(one.to).text(one.kod).amount(one.amount);
    sheet.wrapped(one.why).text(one.by).end_row();
  }
  sheet.add_filter();
}

}  // namespace rosett

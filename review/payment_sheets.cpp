#include "review/payment_sheets.h"

#include <algorithm>
#include <string>
#include <utility>

#include "review/labels.h"
#include "review/ledger_cells.h"

namespace rosett {
namespace {

void put_ground(SheetWriter& sheet, const ledger::Reclaim& reclaim) {
  if (reclaim.ground != nullptr) {
    sheet.text(place_text(*reclaim.ground)).text(reclaim.ground->stored.kod);
    sheet.amount(reclaim.ground->amount);
    return;
  }
  if (reclaim.together.empty()) {
    sheet.text(deviation_label("aterkrav_utan_grund"), Tone::fault);
    sheet.blank(Tone::fault).blank(Tone::fault);
    return;
  }
  std::vector<std::string> places;
  Amount sum;
  for (const ledger::LedgerRow* one : reclaim.together) {
    places.push_back(place_text(*one));
    sum += one->amount;
  }
  sheet.lines(places).text(reclaim.together.front()->stored.kod).amount(sum);
}

bool has(const std::vector<int>& numbers, int number) {
  return std::ranges::find(numbers, number) != numbers.end();
}

// One payment of one person: its amounts when it has come, else why it has not.
void put_payment(SheetWriter& sheet, const ledger::PersonPlan& plan, int payment) {
  Amount sum;
  bool seen = false;
  for (const ledger::SeenPayment& one : plan.seen) {
    if (one.payment != payment) continue;
    seen = true;
    sum += one.row->amount;
  }
  if (seen)
    sheet.amount(sum);
  else if (has(plan.missing, payment))
    sheet.text("Saknas", Tone::fault);
  else if (has(plan.before, payment))
    sheet.text("Före filerna");
  else if (has(plan.paid_elsewhere, payment))
    sheet.text("Annan kommun");
  else if (has(plan.not_yet_due, payment))
    sheet.text("Inte än");
  else
    sheet.text("Går inte att avgöra", Tone::doubt);
}

void put_end(SheetWriter& sheet, const ledger::PersonPlan& plan) {
  if (!plan.has_ended() || plan.is_closed()) {
    const bool moved = plan.has_ended() && !plan.complete;
    sheet.text(plan.complete ? "Schablonersättningsperiod slut"
               : moved       ? "Flyttat till annan kommun"
                             : "");
    return;
  }
  std::string open;
  for (const Application* one : plan.open)
    open += (open.empty() ? "" : ", ") + one->slag + " " + one->nummer;
  sheet.wrapped("Öppen: " + open, Tone::doubt);
}

std::string unplaced_text(const ledger::PersonPlan& plan) {
  std::string text;
  for (const ledger::LedgerRow* row : plan.unplaced)
    text += (text.empty() ? "" : "; ") + place_text(*row);
  return text;
}

}  // namespace

void write_reclaims_sheet(Book& book, const std::vector<ledger::Reclaim>& reclaims) {
  SheetWriter sheet(book, "Återkrav",
                    {{"Dokument", 190},
                     {"Rad", 50},
                     {"Person", 120},
                     {"Namn", 190},
                     {"Stadsdel", 170},
                     {"Ersättningskod", 100},
                     {"Period från", 92},
                     {"Period till", 92},
                     {"Belopp", 110},
                     {"Tar tillbaka", 250},
                     {"Beviljad kod", 90},
                     {"Beviljat belopp", 110}},
                    {18, 0x7A5195, 0});
  for (const ledger::Reclaim& one : reclaims) {
    const ledger::LedgerRow& row = *one.row;
    sheet.text(row.stored.file).count(row.stored.row);
    sheet.text(person_number(row)).text(person_name(row));
    sheet.text(row.sdf.empty() ? row.sdf_kod : row.sdf).text(row.stored.kod);
    put_day(sheet, parse_iso_date(row.stored.period_fran));
    put_day(sheet, parse_iso_date(row.stored.period_till));
    row.printed ? sheet.amount(row.amount) : sheet.blank(Tone::doubt);
    put_ground(sheet, one);
    sheet.end_row();
  }
  sheet.add_filter();
  if (reclaims.empty()) sheet.text("Inga återkrav.").end_row();
}

void write_plans_sheet(Book& book, const ledger::Plans& plans,
                       const std::vector<PlannedPayment>& planned) {
  std::vector<Column> columns{
      {"Person", 120}, {"Namn", 190}, {"Mottagen", 92}, {"Stadsdelskod", 90}};
  for (const PlannedPayment& one : planned)
    columns.push_back({"Utbetalning " + std::to_string(one.number), 104});
  columns.push_back({"Avslut", 220});
  columns.push_back({"Utan plats i planen", 220});
  SheetWriter sheet(book, "Generalschablon", std::move(columns), {18, 0x1D3557, 0});
  for (const ledger::PersonPlan& plan : plans.persons) {
    sheet.text(plan.person->key).text(person_name(plan.person->person));
    put_day(sheet, plan.person->person.mottagningsdatum);
    sheet.text(plan.sdf_kod);
    for (const PlannedPayment& one : planned) put_payment(sheet, plan, one.number);
    put_end(sheet, plan);
    sheet.text(unplaced_text(plan), plan.unplaced.empty() ? Tone::plain : Tone::doubt).end_row();
  }
  sheet.add_filter();
  if (plans.persons.empty()) sheet.text("Inga utbetalningar av generalschablon.").end_row();
}

}  // namespace rosett

#include "review/ledger_workbook.h"

#include <gtest/gtest.h>

#include "review/ledger_cells.h"
#include "workbook_file.h"

namespace rosett {
namespace {

using ledger::Ledger;
using ledger::LedgerPerson;
using ledger::LedgerRow;
using samples::cells_of;
using samples::count_of;
using samples::under;
using samples::WorkbookFile;
using Path = std::filesystem::path;

std::shared_ptr<const LedgerPerson> person(const char* key, const char* name, bool skyddad) {
  LedgerPerson one;
  one.key = key;
  one.person.dossiernummer = key;
  one.person.fornamn = name;
  one.person.efternamn = "Ek";
  one.person.mottagningsdatum = parse_iso_date("2018-09-03");
  one.person.skyddad = skyddad;
  return std::make_shared<const LedgerPerson>(one);
}

LedgerRow row(int number, const std::shared_ptr<const LedgerPerson>& whose, const char* kod,
              std::int64_t ore, const char* sdf_kod) {
  LedgerRow one;
  one.stored.file = "beslut.xlsx";
  one.stored.row = number;
  one.stored.kod = kod;
  one.stored.period_fran = "2018-09-01";
  one.stored.period_till = "2018-09-30";
  one.person = whose;
  one.who = whose->key;
  one.amount = Amount::from_ore(ore);
  one.printed = one.amount;
  one.sdf_kod = sdf_kod;
  one.sdf = one.sdf_kod == "06" ? "Bromma" : "Farsta";
  return one;
}

// Ada's two rows go to Bromma, Bo's to Farsta; Cid's is a copy.
Ledger sample() {
  const auto ada = person("11-000001", "Ada", false), bo = person("11-000002", "Bo", true),
             cid = person("11-000003", "=Cid", false);
  Ledger ledger;
  ledger.rows = {row(1, ada, "NSCH", 1'332'000, "06"), row(2, ada, "Å-LMA", -50'050, "06"),
                 row(3, bo, "NSCH", 1'332'000, "18"), row(4, cid, "DAG", 10'000, "18")};
  ledger.rows[0].payment = 1;
  ledger.rows[2].payment = 1;
  ledger.rows[3].reasons = {"dubblett", "kommun_avviker"};
  ledger.rows[3].same_as = ledger::RowPlace{"annan.xlsx", 2, 7};
  ledger::LedgerDocument document;
  document.file = "beslut.xlsx";
  document.type = "etjanst";
  document.rows = 4;
  document.sum = document.printed_sum = Amount::from_ore(2'623'950);
  document.total = Amount::from_ore(2'623'900);
  ledger.documents = {document};
  return ledger;
}

TEST(LedgerWorkbook, TheWholeAddsUp) {
  const Ledger ledger = sample();
  const auto distribution = ledger::distribute(ledger);
  const WorkbookFile book([&](const Path& file) {
    write_distribution_workbook(file, ledger, distribution,
                                {{"", "NSCH", "Generalschablon", "", {}, ""}});
  });
  const auto shares = cells_of(book.sheet(1));
  EXPECT_EQ(under(shares, "Stadsdel", 2).value, "Bromma");
  EXPECT_EQ(under(shares, "Benämning", 2).value, "Generalschablon");
  EXPECT_EQ(under(shares, "Belopp", 2).value, "13320");
  EXPECT_EQ(under(shares, "Belopp", 3).value, "-500.5");
  const auto districts = cells_of(book.sheet(2));
  EXPECT_EQ(under(districts, "Netto", 2).value, "12819.5");
  EXPECT_EQ(under(districts, "Netto", 3).value, "13320");
  const auto left = cells_of(book.sheet(3));
  EXPECT_EQ(under(left, "Orsak", 2).value, "Dubblett; Beslutet gäller en annan kommun");
  EXPECT_EQ(under(left, "Samma betalning", 2).value, "annan.xlsx, del 2, rad 7");
  const auto balance = cells_of(book.sheet(4));
  EXPECT_EQ(under(balance, "Tryckt minus rader", 2).value, "-0.5");
  EXPECT_EQ(under(balance, "Dokument", 4).value, "Alla rader");
  EXPECT_EQ(under(balance, "Radernas summa", 4).value, "26239.5");
  EXPECT_EQ(under(balance, "Radernas summa", 5).value, "26139.5");
  EXPECT_EQ(under(balance, "Radernas summa", 6).value, "100");
  EXPECT_EQ(under(balance, "Radernas summa", 7).value, "0");
}

TEST(LedgerWorkbook, AStadsdelSeesItsOwnPersonsAlone) {
  const Ledger ledger = sample();
  const auto distribution = ledger::distribute(ledger);
  const WorkbookFile book([&](const Path& file) {
    write_district_workbook(file, ledger, distribution, distribution.districts[0], {});
  });
  const auto rows = cells_of(book.sheet(2));
  EXPECT_EQ(under(rows, "Namn", 2).value, "Ek, Ada");
  EXPECT_EQ(under(rows, "Belopp", 3).value, "-500.5");
  for (const std::string& entry : book.entries())
    EXPECT_EQ(count_of(book.entry(entry), "11-000002"), 0) << entry;
  EXPECT_EQ(count_of(book.sheet(1), "Farsta"), 0);
}

TEST(LedgerWorkbook, ProtectedNamesAreNowhere) {
  const Ledger ledger = sample();
  const auto distribution = ledger::distribute(ledger);
  const WorkbookFile book([&](const Path& file) {
    write_district_workbook(file, ledger, distribution, distribution.districts[1], {});
  });
  EXPECT_EQ(under(cells_of(book.sheet(2)), "Namn", 2).value, "Skyddade uppgifter");
  EXPECT_EQ(person_name(ledger.rows[3]), "Ek, =Cid");
}

TEST(LedgerWorkbook, AterkravStandBesideWhatTheyTakeBack) {
  const Ledger ledger = sample();
  const std::vector<ledger::Reclaim> reclaims{
      {&ledger.rows[1], &ledger.rows[0], {}},
      {&ledger.rows[1], nullptr, {}},
      {&ledger.rows[1], nullptr, {&ledger.rows[0], &ledger.rows[2]}}};
  const WorkbookFile book([&](const Path& file) { write_reclaims_workbook(file, reclaims); });
  const auto cells = cells_of(book.sheet(1));
  EXPECT_EQ(under(cells, "Tar tillbaka", 2).value, "beslut.xlsx, rad 1");
  EXPECT_EQ(under(cells, "Tar tillbaka", 3).value, "Återkrav utan tidigare utbetalning");
  EXPECT_EQ(under(cells, "Beviljat belopp", 4).value, "26640");
}

TEST(LedgerWorkbook, ThePlanShowsEveryPayment) {
  const Ledger ledger = sample();
  const std::vector<PlannedPayment> planned{{1, 1, {0, 0}, {10}, {}}, {2, 3, {1, 2}, {20}, {}}};
  ledger::Plans plans;
  ledger::PersonPlan plan;
  plan.person = ledger.rows[0].person.get();
  plan.seen = {{1, &ledger.rows[0]}};
  plan.missing = {2};
  plans.persons = {plan};
  const WorkbookFile book([&](const Path& file) { write_plans_workbook(file, plans, planned); });
  const auto cells = cells_of(book.sheet(1));
  EXPECT_EQ(under(cells, "Utbetalning 1", 2).value, "13320");
  EXPECT_EQ(under(cells, "Utbetalning 2", 2).value, "Saknas");
}

}  // namespace
}  // namespace rosett

// Which stadsdel bears the cost, and whether social services are responsible.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/ledger/distribution.h"
#include "checks/ledger/responsibility.h"
#include "tests/checks/money_book.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ledger_of;
using testing::payment;
using testing::payments;
using testing::person;
using testing::refusal;
using testing::row;
using testing::workbook;

constexpr const char* kAmal = "11-000001";

// In Farsta by the folkbokföring.
struct Registers : testing::MemorySurroundings {
  explicit Registers(const std::string& bearing = {}, std::optional<bool> responsible = {}) {
    persons = {person(kAmal, "2018-09-03", "2018-09-10")};
    persons[0].kostnadsbarande_sdf_kod = bearing;
    persons[0].socialtjanstansvar = responsible;
    districts = {{"18", "Farsta"}, {"06", "Bromma"}};
  }
};

Document month(const std::string& kod) {
  return workbook("a.xlsx", {row(kAmal, kod, "2018-10-01", "2018-10-31", "41850.00")});
}

std::vector<std::string> districts_of(const ledger::Ledger& ledger) {
  std::vector<std::string> all;
  for (const ledger::LedgerRow& one : ledger.rows) all.push_back(one.sdf_kod + " " + one.sdf);
  return all;
}

TEST(Bearing, GoesBeforeTheFolkbokforing) {
  Registers own, other("06"), unknown("99");
  EXPECT_THAT(districts_of(ledger_of({month("EKBP")}, own)), ElementsAre("18 Farsta"));
  EXPECT_THAT(districts_of(ledger_of({month("EKBP")}, other)), ElementsAre("06 Bromma"));
  EXPECT_THAT(districts_of(ledger_of({month("EKBP")}, unknown)), ElementsAre("99 "));
}

TEST(Bearing, IsEnoughForWhomTheFolkbokforingHasNoStadsdel) {
  Registers homeless("06");
  homeless.persons[0].sdf_kod = homeless.persons[0].sdf = "";
  const ledger::Ledger ledger = ledger_of({month("EKBP")}, homeless);
  EXPECT_THAT(ledger.rows[0].reasons, IsEmpty());
  EXPECT_EQ(ledger.rows[0].sdf_kod, "06");
}

// It was borne by Bromma when the first payment came, and is not any more.
TEST(Bearing, OfTheFirstPaymentStaysForTheGeneralschablon) {
  Registers moved;
  moved.earlier_residences[kAmal] = {{parse_iso_date("2018-09-10"), "18", "Farsta", "06"}};
  moved.persons[0].folkbokforingsdatum = parse_iso_date("2019-01-15");
  const ledger::Ledger ledger =
      ledger_of({payments("a.txt", "2018-10-31", {payment(kAmal, "8", "13320.00")}),
                 payments("b.txt", "2019-03-31", {payment(kAmal, "6", "14260.00")})},
                moved);
  EXPECT_THAT(districts_of(ledger), ElementsAre("06 Bromma", "06 Bromma"));
}

TEST(Responsibility, DecidesWhetherTheRowIsDistributed) {
  const auto reasons = [](const char* kod, std::optional<bool> responsible) {
    Registers all({}, responsible);
    return ledger_of({month(kod)}, all).rows[0].reasons;
  };
  EXPECT_THAT(reasons("EKUP", true), IsEmpty());
  EXPECT_THAT(reasons("EKUP", false), ElementsAre("ansvar_saknas"));
  EXPECT_THAT(reasons("EKUP", {}), ElementsAre("ansvar_okant"));
  EXPECT_THAT(reasons("EKBP", {}), IsEmpty());
  EXPECT_THAT(reasons("EKBP", false), ElementsAre("ansvar_saknas"));
  EXPECT_THAT(reasons("GSKA", false), IsEmpty());
}

TEST(Responsibility, OfARowThatIsNotDistributedTheMoneyIsLeft) {
  Registers all;
  const ledger::Ledger ledger = ledger_of({month("EKUP")}, all);
  const ledger::Balance balance = ledger::distribute(ledger).balance;
  EXPECT_EQ(balance.left.to_string(), "41850.00");
  EXPECT_EQ(balance.distributed, Amount());
}

TEST(Responsibility, RulesAreCheckedWhenLoaded) {
  const auto why = [](const std::string& lines) {
    return refusal(ledger::load_responsibility_rules, "kod;okant;kalla\n" + lines);
  };
  EXPECT_EQ(why("EKUP;fordelas;\nEKBxx;fordelas_inte;\n"), "accepted");
  EXPECT_THAT(why("EKUP;kanske;\n"), HasSubstr("ansvarskrav.csv rad 2: okant ska vara"));
  EXPECT_THAT(why(";fordelas;\n"), HasSubstr("koden saknas"));
  EXPECT_THAT(why("EKUP;fordelas;\nEKUP;fordelas;\n"), HasSubstr("rad 3"));
}

}  // namespace
}  // namespace rosett

#include "checks/generalschablon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "core/stored_row.h"
#include "tests/checks/builder.h"

namespace rosett {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::settings;
using namespace std::chrono_literals;

constexpr Date kYoung{1990y / 5 / 17};

Amount kronor(int amount) { return Amount::from_ore(100 * std::int64_t{amount}); }

std::vector<Amount> shares(const Date& paid, const Date& born, int payment) {
  return legal_shares(settings().generalschabloner, settings().payment_plan, paid, born, payment);
}

// 2010:1122 11–14 §§, as they were in 2018 and 2019.
TEST(Generalschablon, SharesByPaymentAndYear) {
  EXPECT_THAT(shares(2018y / 10 / 31, kYoung, 1), ElementsAre(kronor(13'320)));
  EXPECT_THAT(shares(2018y / 12 / 31, kYoung, 2), ElementsAre(kronor(26'640), kronor(39'960)));
  EXPECT_THAT(shares(2019y / 3 / 29, kYoung, 3), ElementsAre(kronor(14'260), kronor(28'520)));
  EXPECT_THAT(shares(2019y / 3 / 29, kYoung, 0),
              ElementsAre(kronor(14'260), kronor(28'520), kronor(42'780)));
}

TEST(Generalschablon, AgeCountsAtTheEndOfTheMonthBefore) {
  const Date paid{2018y / 10 / 31};
  EXPECT_THAT(shares(paid, 1953y / 9 / 30, 1), ElementsAre(kronor(8'030)));
  EXPECT_THAT(shares(paid, 1953y / 10 / 1, 1), ElementsAre(kronor(13'320)));
}

TEST(Generalschablon, TheAgeLimitFollowsTheYearOfPayment) {
  const Date born{1958y / 1 / 1};
  EXPECT_THAT(shares(2023y / 3 / 31, born, 1), ElementsAre(kronor(16'500)));
  EXPECT_THAT(shares(2024y / 3 / 31, born, 1), ElementsAre(kronor(9'260)));
}

TEST(Generalschablon, NothingIsSaidOfDaysThatTheListLacks) {
  EXPECT_THAT(shares(2011y / 3 / 31, kYoung, 1), IsEmpty());
}

TEST(Generalschablon, TheListIsCheckedWhenLoaded) {
  const std::string head = "galler_fran;galler_till;aldersgrans;belopp_under;belopp_fran;kalla\n";
  EXPECT_THROW(load_generalschabloner(head + "2018-01-01;;;1;1;\n"), Error);
  EXPECT_THROW(load_generalschabloner(head + "2018-01-01;;65;0;1;\n"), Error);
  EXPECT_THROW(load_generalschabloner("galler_fran;belopp\n"), Error);
}

Document payment(const std::string& belopp, const std::string& left) {
  Document document =
      testing::roselista({testing::with(testing::amals_row(), {{"kod", ""},
                                                               {"period_fran", ""},
                                                               {"period_till", ""},
                                                               {"belopp", belopp},
                                                               {"kvarvarande", left}})});
  document.type = "generalschablon";
  document.fields = {{"utbetalningsdatum", testing::sure("2018-10-31")}};
  return document;
}

TEST(Generalschablon, AnotherAmountDeviates) {
  testing::MemorySurroundings registers;
  registers.persons = {testing::amal()};
  EXPECT_THAT(codes(payment("13320.00", "8"), registers), IsEmpty());
  EXPECT_THAT(codes(payment("26640.00", "7"), registers), IsEmpty());
  EXPECT_THAT(codes(payment("26640.00", "8"), registers), ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(codes(payment("14260.00", "8"), registers), ElementsAre("1 belopp_avviker belopp"));
}

// A workbook names a person by one number and two names.
TEST(RowPerson, AWorkbooksNumberIsOneOrTheOther) {
  Row row;
  row.fields = {{"individnummer", testing::sure("11-174479")},
                {"fornamn", testing::sure("Amal")},
                {"efternamn", testing::sure("Nur")}};
  EXPECT_EQ(person_in(row).dossiernummer->value, "11-174479");
  EXPECT_EQ(person_in(row).personnummer, nullptr);
  EXPECT_EQ(person_in(row).namn->value, "Amal Nur");
  row.fields.front().reading = testing::sure("20030618-8434");
  EXPECT_EQ(person_in(row).personnummer->value, "20030618-8434");
  EXPECT_EQ(person_in(row).dossiernummer, nullptr);
}

}  // namespace
}  // namespace rosett

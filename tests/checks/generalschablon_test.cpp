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
using namespace std::string_literals;

constexpr Date kYoung{1990y / 5 / 17};

Amount kronor(int amount) { return Amount::from_ore(100 * std::int64_t{amount}); }

std::optional<Amount> whole(const Date& paid, const Date& born) {
  return whole_on(settings().generalschabloner, paid, born);
}

// 2010:1122 11 §, as it was in 2018 and 2019.
TEST(Generalschablon, TheAmountOfTheYearOfPaymentHolds) {
  EXPECT_EQ(whole(2018y / 12 / 31, kYoung), kronor(133'200));
  EXPECT_EQ(whole(2019y / 1 / 1, kYoung), kronor(142'600));
}

TEST(Generalschablon, AgeCountsAtTheEndOfTheMonthBefore) {
  const Date paid{2018y / 10 / 31};
  EXPECT_EQ(whole(paid, 1953y / 9 / 30), kronor(80'300));
  EXPECT_EQ(whole(paid, 1953y / 10 / 1), kronor(133'200));
}

TEST(Generalschablon, TheAgeLimitFollowsTheYearOfPayment) {
  const Date born{1958y / 1 / 1};
  EXPECT_EQ(whole(2023y / 3 / 31, born), kronor(165'000));
  EXPECT_EQ(whole(2024y / 3 / 31, born), kronor(92'600));
}

TEST(Generalschablon, NothingIsSaidOfDaysThatTheListLacks) {
  EXPECT_EQ(whole(2011y / 3 / 31, kYoung), std::nullopt);
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

// Paid in December 2018 or later for the months from September 2018 on, the whole being 133,200
// in 2018 and 142,600 in 2019; what comes with how much left, of one who is here since a day.
struct Move {
  const char *here, *paid, *left, *belopp, *found;
};

// 2010:1122, 12–14 §§.
TEST(Generalschablon, AMoveDecidesTheShare) {
  constexpr const char* kWrong = "1 belopp_avviker belopp";
  constexpr const char* kUnclear = "1 flytt_oklar belopp";
  for (const Move& one : {Move{"2018-09-30", "2018-12-31", "7", "26640.00", ""},
                          {"2018-09-30", "2018-12-31", "7", "39960.00", kWrong},
                          {"2018-10-01", "2018-12-31", "7", "39960.00", ""},
                          {"2018-11-30", "2018-12-31", "7", "39960.00", ""},
                          {"2018-12-01", "2018-12-31", "7", "39960.00", kWrong},
                          {"2018-10-01", "2018-12-31", "7", "26640.00", kWrong},
                          {"", "2018-12-31", "7", "26640.00", ""},
                          {"", "2018-12-31", "7", "39960.00", kUnclear},
                          {"2018-12-01", "2019-03-29", "6", "28520.00", ""},
                          {"2019-02-28", "2019-03-29", "6", "28520.00", ""},
                          {"2018-11-30", "2019-03-29", "6", "28520.00", kWrong},
                          {"2018-11-30", "2019-03-29", "6", "14260.00", ""},
                          {"2020-03-01", "2020-06-30", "1", "29220.00", ""},
                          {"2020-04-01", "2020-06-30", "1", "29220.00", kWrong},
                          {"2018-12-01", "2018-12-31", "", "39960.00", kWrong},
                          {"2018-11-30", "2018-12-31", "", "39960.00", ""}}) {
    testing::MemorySurroundings registers;
    registers.persons = {testing::amal()};
    registers.persons[0].mottagningsdatum = parse_iso_date("2018-09-03");
    registers.persons[0].folkbokforingsdatum = parse_iso_date(one.here);
    Document document = payment(one.belopp, one.left);
    document.fields = {{"utbetalningsdatum", testing::sure(one.paid)}};
    const auto found = codes(document, registers);
    EXPECT_EQ(found, *one.found == 0 ? std::vector<std::string>() : std::vector{one.found + ""s})
        << one.here << ' ' << one.left << ' ' << one.belopp;
  }
}

// The register holds the day of a later move within the municipality alone.
TEST(Generalschablon, WhoHasBeenPaidForHereHasNotMovedHere) {
  testing::MemorySurroundings registers;
  registers.persons = {testing::amal()};
  Document second = payment("39960.00", "7");
  second.fields = {{"utbetalningsdatum", testing::sure("2018-12-31")}};
  testing::put(second, 1, "period_fran", testing::sure("2018-10-01"));
  testing::put(second, 1, "period_till", testing::sure("2018-11-30"));
  EXPECT_THAT(codes(second, registers), ElementsAre("1 flytt_oklar belopp"));
  StoredRow first = testing::stored(second).front();
  first.sha256 = "another";
  first.period_fran = "2018-09-01";
  first.period_till = "2018-09-30";
  registers.rows = {first};
  EXPECT_THAT(codes(second, registers), ElementsAre("1 belopp_avviker belopp"));
}

// A workbook tells no day of payment: the payment of its period came when it was due, in October
// 2018, or later.
TEST(Generalschablon, WithoutADayOfPaymentThePlanTells) {
  testing::MemorySurroundings registers;
  registers.persons = {testing::amal()};
  registers.persons[0].mottagningsdatum = parse_iso_date("2016-10-05");
  registers.persons[0].folkbokforingsdatum = parse_iso_date("2016-10-05");
  const auto found = [&](const char* belopp) {
    return codes(
        testing::roselista({testing::with(testing::amals_row(), {{"kod", "NSCH"},
                                                                 {"period_fran", "2018-07-01"},
                                                                 {"period_till", "2018-09-30"},
                                                                 {"belopp", belopp}})}),
        registers);
  };
  EXPECT_THAT(found("13320.00"), IsEmpty());
  EXPECT_THAT(found("14260.00"), IsEmpty());                               // late, in 2019
  EXPECT_THAT(found("12640.00"), ElementsAre("1 belopp_avviker belopp"));  // of 2017
  EXPECT_THAT(found("26640.00"), ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(found("13321.00"), ElementsAre("1 belopp_avviker belopp"));
}

// Nobody in the register: that alone is told.
TEST(Generalschablon, NothingIsSaidOfTheMovesOfAStranger) {
  testing::MemorySurroundings registers;
  registers.persons = {testing::amal()};
  Document document = payment("39960.00", "7");
  testing::put(document, 1, "personnummer", testing::sure("19850712-2382"));
  testing::put(document, 1, "dossiernummer", testing::sure("11-999999"));
  EXPECT_THAT(codes(document, registers), ::testing::Contains("1 individ_saknas"));
  EXPECT_THAT(codes(document, registers),
              ::testing::Not(::testing::Contains("1 flytt_oklar belopp")));
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

#include "parsers/kind_date.h"

#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "kind_cases.h"

namespace rosett {
namespace {

using testing::expect_all;
using testing::Form;
using testing::lists;

TEST(DateKind, AYearThatNothingTellsIsNoSureOne) {
  const KindContext undated{std::nullopt, nullptr, nullptr};
  for (const char* text : {"1/10", "30 september", "1/7–30/9", "1 juli–30 september"}) {
    const Kind kind =
        std::string_view(text).find("–") == std::string_view::npos ? Kind::date : Kind::period;
    EXPECT_FALSE(interpret(kind, text, undated)->exact) << text;
    EXPECT_TRUE(interpret(kind, text, lists().context)->exact) << text;
  }
}

TEST(DateKind, APeriodThatWasCutHasTheYearOfItsBeginning) {
  for (const auto& [text, last] : {std::pair{"1 juli 2018-30 september", "2018-09-30"},
                                   std::pair{"1 november 2018-31 januari", "2019-01-31"}}) {
    const auto found = interpret(Kind::period, text, lists().context);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->second, last);
    EXPECT_FALSE(found->exact);
  }
}

TEST(DateKind, EveryPrintedForm) {
  expect_all(Kind::date, {{"2018-12-08", "2018-12-08"},
                          {"2018–12–08", "2018-12-08"},
                          {"2018 -12-08", "2018-12-08"},
                          {"20181208", "2018-12-08"},
                          {"181208", "2018-12-08"},
                          {"750315", "1975-03-15"},
                          {"2019 03 01", "2019-03-01"},
                          {"2019.03.01", "2019-03-01"},
                          {"2019/03/01", "2019-03-01"},
                          {"1.3.2019", "2019-03-01"},
                          {"den 27 december 2017", "2017-12-27"},
                          {"27 dec 2017", "2017-12-27"},
                          {"27 dec. 2017", "2017-12-27"},
                          {"27 DECEMBER 2017", "2017-12-27"},
                          {"31/12 2017", "2017-12-31"},
                          {"31/12-17", "2017-12-31"},
                          {"31/1", "2019-01-31"},
                          {"31/12", "2018-12-31"},
                          {"1 mars", "2019-03-01"},
                          {"2018-12-08.", "2018-12-08"},
                          {"2O18-12-08", "2018-12-08", Form::repaired},
                          {"2818-12-08", "2818-12-08", Form::repaired},
                          {"2018-02-30", nullptr},
                          {"2018-13-01", nullptr},
                          {"27 dagar 2017", nullptr},
                          {"12-08", nullptr}});
}

TEST(PeriodKind, EveryPrintedForm) {
  struct PeriodCase {
    const char *text, *from, *till;
  };
  for (const PeriodCase& expected : std::initializer_list<PeriodCase>{
           {"2018-07-01 – 2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01 - 2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01—-2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01 — - 2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01-2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01 -- 2018-09-30", "2018-07-01", "2018-09-30"},
           {"2018-07-01 2018-09-30", "2018-07-01", "2018-09-30"},
           {"2019-06-14 t.o.m. 2019-06-30", "2019-06-14", "2019-06-30"},
           {"2019-06-14 tom 2019-06-30", "2019-06-14", "2019-06-30"},
           {"fr.o.m. 2019-06-14 t.o.m. 2019-06-30", "2019-06-14", "2019-06-30"},
           {"180201-180331", "2018-02-01", "2018-03-31"},
           {"180701–180731", "2018-07-01", "2018-07-31"},
           {"20181001 – 20181231", "2018-10-01", "2018-12-31"},
           {"1 april–30 juni 2017", "2017-04-01", "2017-06-30"},
           {"1 april 2017 - 30 juni 2017", "2017-04-01", "2017-06-30"},
           {"1 december–31 januari 2018", "2017-12-01", "2018-01-31"},
           {"1–30 juni 2017", "2017-06-01", "2017-06-30"},
           {"1/4–30/6 2017", "2017-04-01", "2017-06-30"},
           {"kvartal 3 år 2016", "2016-07-01", "2016-09-30"},
           {"Kv 3 2018", "2018-07-01", "2018-09-30"},
           {"Kv. 1 2020", "2020-01-01", "2020-03-31"},
           {"juli 2018", "2018-07-01", "2018-07-31"},
           {"februari 2020", "2020-02-01", "2020-02-29"},
           {"april–juni 2017", "2017-04-01", "2017-06-30"},
           {"2018-07", "2018-07-01", "2018-07-31"},
           {"2018-09-30 – 2018-07-01", "2018-09-30", "2018-07-01"}}) {
    const auto found = interpret(Kind::period, expected.text, lists().context);
    ASSERT_TRUE(found) << expected.text;
    EXPECT_EQ(found->value, expected.from) << expected.text;
    EXPECT_EQ(found->second, expected.till) << expected.text;
    EXPECT_TRUE(found->exact) << expected.text;
  }
  for (const char* text : {"2018-07-01", "2018-07-01 –", "2018-02-30 – 2018-03-01", "2018-13",
                           "kvartal 5 2018", "2018", ""})
    EXPECT_FALSE(interpret(Kind::period, text, lists().context)) << text;
}

TEST(PeriodKind, TheDaysAreReadThroughMisreadWordsBetween) {
  const auto found = interpret(Kind::period, "201203 t .o .mM,s 210131", lists().context);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->value, "2020-12-03");
  EXPECT_EQ(found->second, "2021-01-31");
  EXPECT_FALSE(found->exact);
  for (const char* text : {"201203 t 1 o.m. 210131", "2012 t.o.mm. 210131"})
    EXPECT_FALSE(interpret(Kind::period, text, lists().context)) << text;
}

TEST(PeriodKind, OneDayIsAPartOfOne) {
  for (const char* text : {"2018-07-01", "2018 07 01 -", "– 180930"}) {
    EXPECT_GT(likeness(Kind::period, text, lists().context), 0) << text;
    EXPECT_LT(likeness(Kind::period, text, lists().context),
              likeness(Kind::date, "2018-07-01", lists().context))
        << text;
  }
}

}  // namespace
}  // namespace rosett

#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Case {
  const char* kod;
  const char* from;
  const char* to;
  const char* belopp;
  const char* expected;  // empty: no deviation
};

Values row(const Case& one) {
  return {
      {"kod", one.kod}, {"period_fran", one.from}, {"period_till", one.to}, {"belopp", one.belopp}};
}

TEST(Money, RowsAgainstTheSchabloner) {
  const std::vector<Case> cases{
      {"EKUP", "2018-11-01", "2018-11-30", "22500.00", ""},
      {"EKUP", "2018-11-01", "2018-11-30", "22600.00", "22500.00"},
      {"EKUP", "2018-11-01", "2018-11-30", "-22500.00", "22500.00"},
      {"EKBP", "2018-11-01", "2018-12-31", "82350.00", ""},
      {"EKBP", "2018-11-01", "2018-12-31", "82450.00", "82350.00"},
      {"EKBP", "2023-12-22", "2024-01-10", "23500.00", ""},  // 10 × 1 350 + 10 × 1 000
      {"EKBP", "2023-12-22", "2024-01-10", "27000.00", "23500.00"},
      {"EKBP", "2023-12-31", "2023-12-31", "1350.00", ""},
      {"EKBP", "2024-01-01", "2024-01-01", "1350.00", "1000.00"},
      {"EKBP", "2017-06-30", "2017-07-01", "9.00", ""},  // no rate for the first day
      {"GSKA", "2018-08-16", "2018-10-31", "30630.00", ""},
      {"GSKA", "2018-08-16", "2018-10-31", "20420.00", "30630.00"},
      {"GSKA", "2018-09-01", "2018-09-28", "10210.00", ""},
      {"GSKA", "2018-09-01", "2018-09-29", "20420.00", ""},
      {"GSKA", "2018-09-01", "2018-09-29", "10210.00", "20420.00"},
      {"GSKA", "2018-06-01", "2018-07-31", "30630.00", ""},
      {"GSKA", "2018-06-01", "2018-07-31", "10210.00", ""},  // two begin in the summer
      {"GSKA", "2018-06-01", "2018-07-31", "15315.00", "30630.00"},
      {"GSKA", "2019-01-15", "2019-02-11", "10480.00", ""},
      {"GSKA", "2019-01-15", "2019-02-11", "10390.00", "10480.00"},
      {"HVBAS", "2018-11-01", "2018-11-30", "1.00", ""},    // actual cost
      {"Å-GSK", "2018-09-01", "2018-09-28", "-1.00", ""},   // an återkrav may be of a part
      {"EKUP", "2018-11-30", "2018-11-01", "22600.00", ""}  // period_ogiltig tells
  };
  for (const Case& one : cases) {
    std::vector<std::string> expected;
    for (const Deviation& deviation :
         check_document(roselista({row(one)}), MemorySurroundings(), settings()))
      if (deviation.code == "belopp_avviker") expected.push_back(deviation.expected);
    const std::vector<std::string> wanted =
        *one.expected == '\0' ? std::vector<std::string>() : std::vector<std::string>{one.expected};
    EXPECT_EQ(expected, wanted) << one.kod << " " << one.from << " " << one.to << " " << one.belopp;
  }
}

TEST(Money, PaidOnceByTheNameOfTheSchablon) {
  const MemorySurroundings none;
  const auto decision = [](const char* ersattning, const char* belopp, const char* date) {
    return schablonbeslut({{{"belopp", belopp}}},
                          {{"ersattning", ersattning}, {"beslutsdatum", date}});
  };
  const char* kAnvisning = "Anvisningsschablon för ensamkommande barn";
  const char* kScreening = "Anvisningsschablon för screening och inledande åtgärder";
  EXPECT_THAT(codes(decision(kAnvisning, "52000.00", "2019-05-25"), none), IsEmpty());
  EXPECT_THAT(codes(decision(kAnvisning, "30000.00", "2019-05-25"), none),
              ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(codes(decision("Barnschablon för god man", "30000.00", "2019-05-25"), none),
              IsEmpty());
  EXPECT_THAT(codes(decision(kScreening, "20000.00", "2026-10-02"), none), IsEmpty());
  EXPECT_THAT(codes(decision("Något annat", "7.00", "2019-05-25"), none), IsEmpty());
}

TEST(Money, PrintedDaysAndRate) {
  const MemorySurroundings none;
  const Values row{{"period_fran", "2018-07-01"},
                   {"period_till", "2018-09-30"},
                   {"dygn", "92"},
                   {"dygnsbelopp", "1350.00"},
                   {"belopp", "124200.00"}};
  const Values kod{{"kod", "EKBP"}};
  EXPECT_THAT(codes(schablonbeslut({row}, kod), none), IsEmpty());
  EXPECT_THAT(codes(schablonbeslut({with(row, {{"dygn", "91"}})}, kod), none),
              ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(codes(schablonbeslut({with(row, {{"belopp", "124190.00"}})}, kod), none),
              ElementsAre("1 belopp_avviker belopp"));
  EXPECT_THAT(codes(schablonbeslut({with(row, {{"belopp", "124190.00"}})}), none),
              ElementsAre("1 belopp_avviker belopp"));
}

TEST(Money, Doubt) {
  const MemorySurroundings none;
  const Values right{{"kod", "EKUP"},
                     {"period_fran", "2018-11-01"},
                     {"period_till", "2018-11-30"},
                     {"belopp", "22500.00"}};
  Document document = roselista({right});
  put(document, 1, "belopp", doubtful("22600.00"));
  EXPECT_THAT(codes(document, none), IsEmpty()) << "one digit may be misread";
  put(document, 1, "belopp", doubtful("131970.00"));
  EXPECT_THAT(codes(document, none), ElementsAre("1 belopp_avviker belopp"));
  put(document, 1, "belopp", misplaced("22.00"));
  EXPECT_THAT(codes(document, none), IsEmpty()) << "it may be a part of the amount";
  put(document, 1, "belopp", unread());
  EXPECT_THAT(codes(document, none), IsEmpty());
  put(document, 1, "belopp", sure("22500.00"));
  put(document, 1, "period_till", doubtful("2018-11-20"));
  EXPECT_THAT(codes(document, none), IsEmpty()) << "another last day gives the amount";
  put(document, 1, "belopp", sure("22600.00"));
  EXPECT_THAT(codes(document, none), ElementsAre("1 belopp_avviker belopp"))
      << "no number of days gives the amount";
  put(document, 1, "kod", doubtful("EKUP"));
  EXPECT_THAT(codes(document, none), IsEmpty());
}

}  // namespace
}  // namespace rosett::testing

#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

std::vector<std::string> codes_of(const char* kod, const char* from, const char* to) {
  MemorySurroundings registers;
  registers.persons = {amal()};  // born 2003-06-18, received 2018-01-05
  std::vector<std::string> all;
  for (const std::string& code :
       codes(roselista(
                 {with(amals_row(), {{"kod", kod}, {"period_fran", from}, {"period_till", to}})}),
             registers))
    if (code.find("belopp") == std::string::npos) all.push_back(code);
  return all;
}

const std::vector<std::string> kNone;
const std::vector<std::string> kOutside{"1 ersattningstid_passerad period_fran"};
const std::vector<std::string> kInvalid{"1 period_ogiltig period_fran"};

TEST(Period, BeginsBeforeItEnds) {
  EXPECT_EQ(codes_of("GOD9", "2018-09-01", "2018-09-01"), kNone);
  EXPECT_EQ(codes_of("GOD9", "2018-09-02", "2018-09-01"), kInvalid);
}

TEST(Period, WithinTheAgesThatTheStatePaysFor) {
  EXPECT_EQ(codes_of("EKBP", "2021-06-01", "2021-06-17"), kNone);
  EXPECT_EQ(codes_of("EKBP", "2021-06-01", "2021-06-18"), kOutside);
  EXPECT_EQ(codes_of("EKUP", "2021-06-17", "2021-06-30"), kOutside);
  EXPECT_EQ(codes_of("EKUP", "2021-06-18", "2021-06-30"), kNone);
  EXPECT_EQ(codes_of("EKUP", "2024-06-01", "2024-06-17"), kNone);
  EXPECT_EQ(codes_of("EKUP", "2024-06-01", "2024-06-18"), kOutside);
  EXPECT_EQ(codes_of("GOD9", "2024-06-01", "2024-06-18"), kNone);
}

TEST(Period, WithinTheMonthsAfterReception) {
  EXPECT_EQ(codes_of("NSCH", "2019-12-01", "2020-01-04"), kNone);
  EXPECT_EQ(codes_of("NSCH", "2019-12-01", "2020-01-05"), kOutside);
}

TEST(Period, OfAnUnknownPersonByTheNumberOnPaper) {
  Document document = roselista({{{"personnummer", "19950617-2312"},
                                  {"kod", "EKUP"},
                                  {"period_fran", "2018-04-01"},
                                  {"period_till", "2018-05-31"}}});
  EXPECT_EQ(codes(document, MemorySurroundings()), kOutside);
  put(document, 1, "personnummer", doubtful("19950617-2312"));
  EXPECT_EQ(codes(document, MemorySurroundings()), kNone);
}

TEST(Period, OnlyFirmDatesAreJudged) {
  Document document = roselista({with(amals_row(), {{"period_fran", "2018-09-02"}})});
  put(document, 1, "period_till", doubtful("2018-09-01"));
  EXPECT_EQ(codes(document, MemorySurroundings()), kNone);
  put(document, 1, "period_till", unread());
  EXPECT_EQ(codes(document, MemorySurroundings()), kNone);
}

}  // namespace
}  // namespace rosett::testing

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/money_book.h"

namespace rosett {
namespace {

using ::testing::Contains;
using ::testing::Not;

constexpr const char* kAmal = "11-000001";
constexpr const char* kTold = "1 ersattningstid_passerad period_till";

// What is told of a payment for September to November of one received in March 2018.
std::vector<std::string> found(const char* left, const char* registered = "2018-03-20",
                               const testing::Values& others = {{"kvarvarande", "6"}}) {
  testing::MemorySurroundings registers;
  registers.persons = {testing::person(kAmal, "2018-03-11", registered)};
  registers.persons[0].utflyttad = parse_iso_date(left);
  Document document = testing::payments("a.txt", "2018-12-31",
                                        {testing::with({{"dossiernummer", kAmal},
                                                        {"period_fran", "2018-09-01"},
                                                        {"period_till", "2018-11-30"},
                                                        {"belopp", "13320.00"}},
                                                       others)});
  return testing::codes(document, registers);
}

// 2010:1122 12 §: to where the person is folkbokförd on the period's last day.
TEST(MovedOut, TheNextMunicipalityIsPaid) {
  EXPECT_THAT(found(""), Not(Contains(kTold)));
  EXPECT_THAT(found("2018-11-30"), Contains(kTold));
  EXPECT_THAT(found("2018-12-01"), Not(Contains(kTold))) << "the day after";
  EXPECT_THAT(found("2018-05-01"), Contains(kTold));
  EXPECT_THAT(found("2018-05-01", "2018-08-15"), Not(Contains(kTold))) << "has come back";
}

TEST(MovedOut, TheFirstPaymentStaysWithWhoReceived) {
  EXPECT_THAT(found("2018-03-15", "2018-03-12", {{"kvarvarande", "8"}}), Not(Contains(kTold)));
  EXPECT_THAT(found("2018-03-15", "2018-03-12",
                    {{"period_fran", "2018-03-01"}, {"period_till", "2018-03-31"}}),
              Not(Contains(kTold)));
  EXPECT_THAT(found("2018-03-15", "2018-03-12", {}), Contains(kTold));
}

}  // namespace
}  // namespace rosett

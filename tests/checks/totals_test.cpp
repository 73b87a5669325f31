#include <gmock/gmock.h>

#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Document three_rows(const char* summa, const char* antal) {
  return roselista({{{"belopp", "100.50"}}, {{"belopp", "1000.00"}}, {{"belopp", "-50.00"}}},
                   {{"summa", summa}, {"antal", antal}});
}

std::vector<std::string> codes_of(const Document& document) {
  return codes(document, MemorySurroundings());
}

TEST(Totals, SumAndCountOfTheRows) {
  EXPECT_THAT(codes_of(three_rows("1050.50", "3")), IsEmpty());
  EXPECT_THAT(codes_of(three_rows("1050.51", "3")), ElementsAre("0 summa_avviker summa"));
  EXPECT_THAT(codes_of(three_rows("1050.50", "4")), ElementsAre("0 summa_avviker antal"));
  // A row too few makes both wrong; it is told once.
  EXPECT_THAT(codes_of(three_rows("9.00", "9")), ElementsAre("0 summa_avviker summa"));
  EXPECT_THAT(codes_of(three_rows("", "")), IsEmpty());
}

TEST(Totals, TellsWhatTheRowsCometo) {
  const auto deviations =
      check_document(three_rows("1150.50", "3"), MemorySurroundings(), settings());
  ASSERT_EQ(deviations.size(), 1U);
  EXPECT_EQ(deviations[0].expected, "1050.50");
}

TEST(Totals, NothingWhenRowsAreUnreadOrPagesMissing) {
  Document document = three_rows("9999.00", "3");
  put(document, 2, "belopp", unread());
  EXPECT_THAT(codes_of(document), IsEmpty());
  document = three_rows("9999.00", "9");
  document.deviations.push_back({"sida_saknas", Severity::fel, 0, "", "", ""});
  EXPECT_THAT(codes_of(document), IsEmpty());
  EXPECT_THAT(codes_of(roselista({}, {{"summa", "1.00"}, {"antal", "1"}})), IsEmpty());
}

TEST(Totals, OneDoubtfulRowExplainsWhatItMayBe) {
  Document document = three_rows("1060.50", "3");
  put(document, 1, "belopp", doubtful("100.50"));
  EXPECT_THAT(codes_of(document), IsEmpty()) << "110.50 is one digit away";
  document = three_rows("98765.43", "3");
  put(document, 1, "belopp", doubtful("100.50"));
  EXPECT_THAT(codes_of(document), ElementsAre("0 summa_avviker summa"));
  put(document, 1, "belopp", misplaced("100.50"));
  EXPECT_THAT(codes_of(document), IsEmpty()) << "a part of an amount";
}

TEST(Totals, DoubtfulTotals) {
  Document document = three_rows("1050.50", "3");
  *find_field(document.fields, "summa") = doubtful("1050.60");
  *find_field(document.fields, "antal") = doubtful("8");
  EXPECT_THAT(codes_of(document), IsEmpty());
}

}  // namespace
}  // namespace rosett::testing

// How lists print their sum and the number of their rows: on one line, on a page of their own, with
// the number in between.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/label_key.h"
#include "parsers/page_view.h"
#include "read_pages.h"
#include "sample_list.h"

namespace rosett::testing {
namespace {

constexpr int kBelow = kRowsTop + 4 * kRowPitch;

std::string sum_and_count(const Document& document) {
  return value(document.fields, "summa") + "|" + value(document.fields, "antal");
}

Document closed_by(const std::string& label, const std::string& count) {
  PrintedPage page = list_of(columns(), rows());
  page.print(200, kBelow, label)
      .print(200 + 16 * static_cast<int>(label.size()) + 30, kBelow, count);
  page.print_right(2300, kBelow, "118 140");
  return read_one({page});
}

TEST(ListSums, TheNumberOfRowsMayStandBetweenLabelAndSum) {
  EXPECT_EQ(sum_and_count(closed_by("Summa totalt", "Antal rader: 3")), "118140.00|3");
  EXPECT_EQ(sum_and_count(closed_by("Totalt", "Antal ärenden: 3")), "118140.00|3");
  EXPECT_EQ(sum_and_count(closed_by("Summa att utbetala", "Antal poster: 3")), "118140.00|3");
}

TEST(ListSums, WhereTheSumCannotBeReadTheNumberIsNone) {
  PrintedPage page = list_of(columns(), rows());
  page.print(200, kBelow, "Summa").print(330, kBelow, "Antal ärenden: 63");
  page.print_right(2300, kBelow, "JAM95281,59");
  EXPECT_EQ(sum_and_count(read_one({page})), "(unread)|63");
  PrintedPage torn = list_of(columns(), rows());
  torn.print(200, kBelow, "Totalt").print(330, kBelow, "Antal beslut: 4");
  EXPECT_EQ(sum_and_count(read_one({torn})), "(unread)|4");
  torn.print_right(2200, kBelow, "278.").print_right(2300, kBelow, "10,00");
  EXPECT_EQ(sum_and_count(read_one({torn})), "(unread)|4") << "10,00 is no sum";
}

TEST(ListSums, AGroupsSumIsNotThatOfAll) {
  EXPECT_EQ(value(closed_by("Summa FSKA", "st 3").fields, "summa"), "(unread)");
}

TEST(ListSums, MayStandAloneOnTheLastPage) {
  std::vector<PrintedPage> pages{list_of(columns(), rows()), PrintedPage(2)};
  pages[1].print(200, 150, "Totalsumma").print(420, 150, "Antal ärenden: 3");
  pages[1].print_right(2300, 150, "118 140");
  EXPECT_EQ(sum_and_count(read_one(pages)), "118140.00|3");
  pages[1] = PrintedPage(2);
  pages[1].print(200, 150, "Totalsumma").print(420, 150, "Antal ärenden: 3");
  EXPECT_EQ(value(read_one(pages).fields, "summa"), "(unread)") << "3 is no sum";
}

TEST(ListSums, AnAmountThatEndsInACommaIsInDoubt) {
  std::vector<Cells> cells = rows();
  cells[1].back() = "16 200,";
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "belopp"),
              ::testing::ElementsAre(false, true, false));
}

// "Par" for the page pass, "Pnr" for the second reader, which is surer of it.
TEST(ListSums, AHeadingMayBeReadByTheSecondReaderAlone) {
  std::vector<PrintedColumn> short_headed = columns();
  short_headed[0].heading = {"Par"};
  for (const float sure : {0.1F, 0.6F}) {
    PageText page = list_of(short_headed, rows()).text();
    for (Word& word : page.words) {
      if (word.text != "Par") continue;
      word.confidence = 0.35F;
      const auto seen = [sure](const char* sign) {
        return Symbol{sign, {}, sure, {{"#", 1 - sure}}};
      };
      word.second = SecondReading{{seen("P"), seen("n"), seen("r")}};
    }
    const PageView view = view_page(page);
    const auto heading = std::ranges::find(view.words, "Par", &Word::text);
    const auto at = static_cast<std::size_t>(heading - view.words.begin());
    EXPECT_EQ(view.keys[at].front(), label_key(sure > 0.35F ? "Pnr" : "Par"));
  }
}

}  // namespace
}  // namespace rosett::testing

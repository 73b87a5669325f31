// Headings that say too little or too much, and what stands right below them.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read_pages.h"
#include "sample_list.h"

namespace rosett::testing {
namespace {

// "Person- eller / samordningsnummer" whose second line a tick hides.
TEST(ListHeadings, NumbersUnderAHeadingOfNamesArePersonnummer) {
  std::vector<PrintedColumn> torn = columns();
  torn[0].heading = {"Person-"};
  const Document document = read_one({list_of(torn, rows())});
  EXPECT_EQ(joined(column(document, "personnummer")), "20050114-9454|20031201-6900|20180609-9725|");
  EXPECT_EQ(joined(column(document, "namn")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
}

TEST(ListHeadings, AGroupsCodeRightBelowIsNone) {
  std::vector<PrintedColumn> grouped = columns();
  grouped.erase(grouped.begin() + 6);
  PrintedPage page;
  print_head(page);
  int y = print_headings(page, kHeadingsTop, grouped);
  for (const char* code : {"BIF", "DAG"}) {
    page.print(200, y, std::string("Typ ") + code);
    y += kRowPitch;
    for (Cells cells : rows()) {
      cells.erase(cells.begin() + 6);
      print_cells(page, y, grouped, cells);
      y += kRowPitch;
    }
  }
  EXPECT_EQ(joined(column(read_one({page}), "kod")), "BIF|BIF|BIF|DAG|DAG|DAG|");
}

// "Beslutad period fr.o.m. –" above "t.o.m.", and both days on one line.
TEST(ListHeadings, EndsOfAPeriodOneAboveTheOtherMayBeOneLine) {
  std::vector<PrintedColumn> stacked = columns();
  stacked[4] = {1500, false, {"Beslutad period fr.o.m. –", "t.o.m."}};
  stacked.erase(stacked.begin() + 5);
  std::vector<Cells> cells = rows();
  for (Cells& row : cells) {
    row[4] += " - " + row[5];
    row.erase(row.begin() + 5);
  }
  stacked[5].x = 2000;
  const Document document = read_one({list_of(stacked, cells)});
  EXPECT_EQ(joined(column(document, "period_fran")), "2021-03-01|2021-01-20|2021-04-05|");
  EXPECT_EQ(joined(column(document, "period_till")), "2021-04-30|2021-01-31|2021-05-31|");
}

// The heading "Nr" below the label of the decision's code has the form of a code.
TEST(ListHeadings, AValueFarBehindItsColonIsTheLabels) {
  std::vector<PrintedColumn> numbered{{240, false, {"Nr"}},        {400, false, {"Namn"}},
                                      {900, false, {"Dossiernr"}}, {1200, false, {"Personnr"}},
                                      {1600, false, {"Period"}},   {2300, true, {"Belopp"}}};
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 250, "Beslut om dygnsschablon");
  page.print(200, 350, "Diarienummer: 1.3.2-2021-50000").print(1300, 350, "Kommun: Stockholm");
  page.print(200, 400, "Ersättningskod:").print(900, 400, "EKUP");
  const int y = print_headings(page, 450, numbered);
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const Cells& row = rows()[i];
    print_cells(page, y + kRowPitch * static_cast<int>(i), numbered,
                {std::to_string(i + 1), row[2], row[1], row[0], row[4] + " - " + row[5], row[7]});
  }
  EXPECT_EQ(value(read_one({page}).fields, "kod"), "EKUP");
}

// The page with the headings was not scanned.
TEST(ListHeadings, AListWithoutAnyIsReadInDoubt) {
  PrintedPage page;
  print_head(page);
  for (int i = 0; i < 2; ++i)
    for (std::size_t row = 0; row < rows().size(); ++row)
      print_cells(page, kRowsTop + kRowPitch * (3 * i + static_cast<int>(row)), columns(),
                  rows()[row]);
  const Document document = read_one({page});
  const std::string numbers = "20050114-9454|20031201-6900|20180609-9725|";
  EXPECT_EQ(joined(column(document, "personnummer")), numbers + numbers);
  const std::string amounts = "82350.00|16200.00|19590.00|";
  EXPECT_EQ(joined(column(document, "belopp")), amounts + amounts);
  const std::string names = "Qasim Nord|Merhawit Keita|Elsa Melkamu|";
  EXPECT_EQ(joined(column(document, "namn")), names + names);
  for (const Row& row : document.rows)
    for (const Field& field : row.fields)
      EXPECT_TRUE(field.reading.evidence.contested) << field.name;
}

TEST(ListHeadings, LettersWithoutAListHaveNoRows) {
  PrintedPage page;
  print_head(page);
  for (int i = 0; i < 3; ++i)
    page.print(200, kRowsTop + kRowPitch * i, "Beslutet gäller 20050114-9454 och kan överklagas.");
  EXPECT_TRUE(read_one({page}).rows.empty());
}

}  // namespace
}  // namespace rosett::testing

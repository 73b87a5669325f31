// Values that read well, though their row or what stands beside them speaks against them.
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/column_doubt.h"
#include "parsers/table_doubt.h"
#include "read_pages.h"
#include "sample_list.h"

namespace rosett {
namespace {

using testing::Cells;
using testing::column;
using testing::columns;
using testing::doubts;
using ::testing::Each;
using ::testing::ElementsAre;
using testing::in_doubt;
using testing::joined;
using testing::list_of;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using testing::rows;
using testing::value;

TEST(RowDoubts, EndsOfAPeriodThatAreSwappedAreInDoubt) {
  for (const bool swapped : {false, true}) {
    std::vector<PrintedColumn> headed = columns();
    if (swapped) std::swap(headed[4].heading, headed[5].heading);
    const Document document = read_one({list_of(headed, rows())});
    EXPECT_EQ(value(document.rows[0].fields, "period_fran"), swapped ? "2021-04-30" : "2021-03-01");
    EXPECT_THAT(doubts(document, "period_fran"), Each(swapped));
    EXPECT_THAT(doubts(document, "period_till"), Each(swapped));
  }
}

// An author's slip, which other checks report.
TEST(RowDoubts, APeriodThatEndsBeforeItBeginsAsPrintedIsReadRight) {
  std::vector<Cells> slip = rows();
  std::swap(slip[1][4], slip[1][5]);
  EXPECT_THAT(doubts(read_one({list_of(columns(), slip)}), "period_fran"), Each(false));
}

TEST(RowDoubts, ABeginningWithoutAnEndIsInDoubt) {
  std::vector<Cells> cut = rows();
  cut[0][5].clear();
  EXPECT_THAT(doubts(read_one({list_of(columns(), cut)}), "period_fran"),
              ElementsAre(true, false, false));
}

TEST(RowDoubts, AnEndWithoutABeginningIsInDoubt) {
  std::vector<Row> ends(1);
  ends[0].fields = {{"period_fran", {}}, {"period_till", {}}};
  contest_odd_periods(ends);
  EXPECT_FALSE(in_doubt(ends[0].fields, "period_till"));
  find_field(ends[0].fields, "period_till")->value = "2021-04-30";
  contest_odd_periods(ends);
  EXPECT_TRUE(in_doubt(ends[0].fields, "period_till"));
}

// The lower one may be another row's where it is before the upper one.
TEST(RowDoubts, APeriodsEndsOnTwoLinesAreInDoubt) {
  const std::vector<PrintedColumn> levels{{200, false, {"Namn", "Personnummer"}},
                                          {700, false, {"Dossiernr", "Diarienr"}},
                                          {1200, false, {"Från och med", "till och med"}},
                                          {1500, false, {"Kod"}},
                                          {2300, true, {"Belopp"}}};
  PrintedPage page;
  testing::print_head(page);
  int y = print_headings(page, testing::kHeadingsTop, levels);
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const Cells& row = rows()[i];
    const std::string end = i == 1 ? "2020-12-31" : row[5];
    print_cells(page, y, levels, {row[2], row[1], row[4], row[6], row[7]});
    print_cells(page, y + 34, levels, {row[0], row[3], end});
    y += 2 * testing::kRowPitch;
  }
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "period_till")), "2021-04-30|2020-12-31|2021-05-31|");
  EXPECT_THAT(doubts(document, "period_fran"), ElementsAre(false, true, false));
  EXPECT_THAT(doubts(document, "period_till"), ElementsAre(false, true, false));
}

// Five persons; of the last one only the day of birth is read.
PrintedPage list_with_birth_date(float confidence) {
  std::vector<Cells> cells = rows();
  cells.insert(cells.end(), rows().begin(), rows().begin() + 2);
  cells.back()[0] = "20031201";
  PrintedPage page;
  testing::print_head(page);
  page.confidence(confidence);
  int y = print_headings(page, testing::kHeadingsTop, columns());
  for (const Cells& row : cells) print_cells(page, y += testing::kRowPitch, columns(), row);
  return page;
}

TEST(RowDoubts, ADayOfBirthAmongWholeNumbersIsInDoubt) {
  EXPECT_THAT(doubts(read_one({list_with_birth_date(0.99F)}), "personnummer"),
              ElementsAre(false, false, false, false, true));
}

TEST(RowDoubts, ADayOfBirthThatNobodyReadOffAPictureIsSure) {
  EXPECT_THAT(doubts(read_one({list_with_birth_date(1)}), "personnummer"), Each(false));
}

TEST(RowDoubts, DaysOfBirthAmongFewWholeNumbersAreSure) {
  std::vector<Row> few(3);
  for (Row& row : few) {
    row.fields = {{"personnummer", {}}};
    row.fields.front().reading.value = "20050114-9454";
  }
  few.back().fields.front().reading.value = "20031201";
  contest_birth_dates(few);
  EXPECT_FALSE(in_doubt(few.back().fields, "personnummer"));
}

TEST(RowDoubts, ARowThatLacksTwoValuesIsInDoubt) {
  std::vector<Cells> lacking = rows();
  lacking.insert(lacking.end(), rows().begin(), rows().end());
  lacking[0][3].clear();
  lacking[1][1].clear();
  lacking[1][3].clear();
  const Document document = read_one({list_of(columns(), lacking)});
  EXPECT_THAT(doubts(document, "belopp"), ElementsAre(false, true, false, false, false, false));
  EXPECT_THAT(doubts(document, "namn"), ElementsAre(false, true, false, false, false, false));
}

Document with_text(const std::string& text) {
  std::vector<PrintedColumn> noted = columns();
  noted[3].heading = {"Anmärkning"};
  std::vector<Cells> cells = rows();
  for (Cells& row : cells) row[3] = "Boende";
  cells[1][3] = text;
  return read_one({list_of(noted, cells)});
}

TEST(RowDoubts, ATextThatBeginsWithTheUnitOfAnAmountIsInDoubt) {
  EXPECT_THAT(doubts(with_text("kr utlägg"), "fritext"), ElementsAre(false, true, false));
  EXPECT_THAT(doubts(with_text("kreditering"), "fritext"), Each(false));
}

TEST(RowDoubts, ATextThatEndsAsIfItWentOnIsInDoubt) {
  for (const std::string text : {"Hyra,", "Hyra och el-"})
    EXPECT_THAT(doubts(with_text(text), "fritext"), ElementsAre(false, true, false)) << text;
}

// A row's name goes on below the stroke.
TEST(RowDoubts, AStrokeOfAPenIsNoRuledLine) {
  for (const bool ruled : {false, true}) {
    PrintedPage page;
    testing::print_head(page);
    int y = print_headings(page, testing::kHeadingsTop, columns());
    for (const Cells& row : rows()) {
      Cells first = row;
      const std::size_t blank = first[2].find(' ');
      first[2].resize(blank);
      if (ruled) page.rule({180, y - 12, 2320, y - 9});
      print_cells(page, y, columns(), first);
      page.print(760, y + 40, row[2].substr(blank + 1));
      y += 100;
    }
    page.rule({700, y - 170, 2320, y - 162});
    EXPECT_EQ(joined(column(read_one({page}), "namn")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
  }
}

// First letters lost, the end of the text above, a tick taken for a word, letters torn apart.
TEST(RowDoubts, NamesAndTextsThatNobodyWritesSoAreInDoubt) {
  for (const char* name : {"ama Niklas", "Österg ard Sabah", "Elsa V", "v Elsa", "Farhadi EMMa"}) {
    std::vector<Cells> cells = rows();
    cells.insert(cells.end(), rows().begin(), rows().end());
    cells[1][2] = name;
    EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "namn"),
                ElementsAre(false, true, false, false, false, false))
        << name;
  }
  std::vector<Cells> cells = rows();
  cells.insert(cells.end(), rows().begin(), rows().end());
  cells[1][2] = "Mona von Essen";
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "namn"),
              ElementsAre(false, false, false, false, false, false));
}

TEST(RowDoubts, LettersTornApartAreInDoubt) {
  std::vector<Cells> cells = rows();
  for (int i = 0; i < 3; ++i) cells.insert(cells.end(), rows().begin(), rows().end());
  cells[1][2] = "";
  PrintedPage page = list_of(columns(), cells);
  page.print(760, testing::kRowsTop + testing::kRowPitch, "Merhawit")
      .print(760 + 8 * 16 + 6, testing::kRowsTop + testing::kRowPitch, "Keita");
  const std::vector<bool> names = doubts(read_one({page}), "namn");
  EXPECT_TRUE(names[1]);
  EXPECT_FALSE(names[4]);
}

TEST(RowDoubts, APersonOfAnotherAgeIsInDoubt) {
  std::vector<Cells> cells = rows();
  cells[1][0] = "68070105-0031";
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "personnummer"),
              ElementsAre(false, true, false));
}

TEST(RowDoubts, ADiarienummerThatOthersGoOnFromIsInDoubt) {
  std::vector<Cells> cells = rows();
  cells.push_back(cells[0]);
  cells.push_back(cells[1]);
  cells[1][3] = "2.3.4-2021-44";
  cells[4][3] = "3.4-2021-44715";
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "diarienummer"),
              ElementsAre(false, true, false, false, true));
}

TEST(RowDoubts, ADiarienummerButForOneDigitAnothersIsInDoubt) {
  std::vector<Cells> cells = rows();
  cells.insert(cells.end(), rows().begin(), rows().end());
  cells[1][3] = "2.3.4-2021-44716";
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "diarienummer"),
              ElementsAre(false, true, false, false, false, false));
}

// A speck beside the amount, half a line lower, is no row that takes the name's second line.
TEST(RowDoubts, AScrapOfALineTakesNoSecondLineFromIt) {
  std::vector<Cells> cells = rows();
  cells[1][2] = "Merhawit";
  PrintedPage page = list_of(columns(), {cells[0], cells[1]});
  const int y = testing::kRowsTop + testing::kRowPitch;
  page.print(2210, y + 10, "3").print(760, y + 30, "Keita");
  print_cells(page, y + 70, columns(), cells[2]);
  EXPECT_EQ(column(read_one({page}), "namn")[1], "Merhawit Keita");
}

// Its second word lies under a fold; where all have one word, nothing is missing.
TEST(RowDoubts, ANameOfOneWordAmongOthersIsInDoubt) {
  std::vector<Cells> cells = rows();
  cells.insert(cells.end(), rows().begin(), rows().end());
  cells[1][2] = "Merhawit";
  for (const bool seen : {true, false}) {
    PrintedPage page;
    if (seen) page.confidence(0.99F);
    print_head(page);
    int y = print_headings(page, testing::kHeadingsTop, columns());
    for (const Cells& row : cells) {
      print_cells(page, y, columns(), row);
      y += testing::kRowPitch;
    }
    EXPECT_EQ(doubts(read_one({page}), "namn")[1], seen);
  }
  for (Cells& row : cells) row[2] = row[2].substr(0, row[2].find(' '));
  EXPECT_THAT(doubts(read_one({list_of(columns(), cells)}), "namn"), Each(false));
}

// "82" half a line below the "350" that it would go on with.
TEST(RowDoubts, ANumberOfWordsOnTwoHeightsIsInDoubt) {
  const auto amounts_with = [](int x, int down) {
    std::vector<Cells> cells = rows();
    cells[1].back() = "";
    PrintedPage page = list_of(columns(), cells);
    const int y = testing::kRowsTop + testing::kRowPitch;
    page.print_right(2300, y, "350").print(x, y + down, "82");
    return doubts(read_one({page}), "belopp");
  };
  const int before = 2300 - 3 * PrintedPage::kCharacter - 3 * PrintedPage::kCharacter;
  EXPECT_FALSE(amounts_with(before, 0)[1]);
  EXPECT_TRUE(amounts_with(before, 11)[1]);
}

}  // namespace
}  // namespace rosett

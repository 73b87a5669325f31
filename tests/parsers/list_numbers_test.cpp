// Numbers of lists: blanks within them, columns of them that stand close, what only looks like one.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/kind_text.h"
#include "parsers/kinds.h"
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
using testing::joined;
using testing::list_of;
using testing::PrintedColumn;
using testing::PrintedPage;
using testing::read_one;
using testing::rows;

// A digit may have stood between "11" and "910".
TEST(ListNumbers, AnAmountWithAHoleIsInDoubt) {
  std::vector<Cells> holed = rows();
  holed[1].back() = "910";
  PrintedPage page = list_of(columns(), holed);
  page.print_right(2200, testing::kRowsTop + testing::kRowPitch, "11");
  EXPECT_THAT(doubts(read_one({page}), "belopp"), ElementsAre(false, true, false));
}

constexpr int kDaysEnd = 2100;
constexpr int kGap = 20;  // pixels, as wide as a blank

// Rows with a number of days and, at a gap from the longest, an amount.
PrintedPage list_of_days(const std::vector<Cells>& numbers, int gap) {
  const std::vector<PrintedColumn> close{
      {200, false, {"Personnummer"}},
      {500, false, {"Dossiernr"}},
      {760, false, {"Namn"}},
      {1200, false, {"Period"}},
      {kDaysEnd, true, {"Antal dagar"}},
      {kDaysEnd + gap + 10 * PrintedPage::kCharacter, true, {"Belopp"}}};
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 250, "Beslut om dygnsschablon");
  page.print(200, 350, "Diarienummer: 1.3.2-2021-50000").print(1300, 350, "Kommun: Stockholm");
  page.print(200, 400, "Beslutsdatum: 2021-07-23");
  int y = print_headings(page, testing::kHeadingsTop, close);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const Cells& row = rows()[i];
    print_cells(page, y, close,
                {row[0], row[1], row[2], row[4] + " - " + row[5], numbers[i][0], numbers[i][1]});
    y += testing::kRowPitch;
  }
  return page;
}

// "91 122 850,00" is a number of days and an amount, as "38  51 300,00" below it may tell.
TEST(ListNumbers, NumbersOfTwoColumnsAreNotOne) {
  for (const std::string second : {"51 300,00", "151 300,00"}) {
    const Document document = read_one(
        {list_of_days({{"91", "122 850,00"}, {"38", second}, {"85", "114 750,00"}}, kGap)});
    EXPECT_EQ(joined(column(document, "dygn")), "91|38|85|");
    EXPECT_EQ(column(document, "belopp").front(), "122850.00");
    EXPECT_EQ(column(document, "belopp").back(), "114750.00");
  }
}

TEST(ListNumbers, AnAmountBesideANumberThatMayBeginItIsInDoubt) {
  const std::vector<Cells> numbers{{"91", "122 850,00"}, {"38", "51 300,00"}, {"85", "114 750,00"}};
  EXPECT_THAT(doubts(read_one({list_of_days(numbers, kGap)}), "belopp"),
              ElementsAre(true, false, true));
  EXPECT_THAT(doubts(read_one({list_of_days(numbers, 2 * kGap)}), "belopp"), Each(false));
}

// "91" and "51300,00" came as one word.
TEST(ListNumbers, AWordAcrossTwoColumnsOfNumbersIsInDoubt) {
  PrintedPage page = list_of_days({{"91", "122 850,00"}, {"", ""}, {"85", "114 750,00"}}, 2 * kGap);
  page.print(2080, testing::kRowsTop + testing::kRowPitch, "9151300,00");
  EXPECT_THAT(doubts(read_one({page}), "belopp"), ElementsAre(false, true, false));
}

struct Gaps {
  int before{}, behind{};  // pixels
};

// A text, a number and an amount so far apart in each row.
Document read_texts(const std::string& text, const std::string& number, const Gaps& gaps,
                    const std::vector<std::string>& amounts) {
  constexpr int kText = 1900;
  const auto behind = [](int x, const std::string& printed, int gap) {
    return x + static_cast<int>(printed.size()) * PrintedPage::kCharacter - 2 + gap;
  };
  const int number_at = behind(kText, text, gaps.before);
  const int amount_at = behind(number_at, number, gaps.behind);
  const std::vector<PrintedColumn> noted{
      {200, false, {"Personnummer"}}, {500, false, {"Dossiernr"}},
      {760, false, {"Namn"}},         {1150, false, {"Kod"}},
      {1500, false, {"Från"}},        {1700, false, {"Till"}},
      {kText, false, {"Anmärkning"}}, {amount_at + 20, false, {"Belopp"}}};
  PrintedPage page;
  print_head(page);
  int y = print_headings(page, testing::kHeadingsTop, noted);
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const Cells& row = rows()[i];
    print_cells(page, y, noted, {row[0], row[1], row[2], row[6], row[4], row[5], text});
    page.print(number_at, y, number).print(amount_at, y, amounts[i]);
    y += testing::kRowPitch;
  }
  return read_one({page});
}

TEST(ListNumbers, NoBorderCutsAnAmount) {
  const Document document = read_texts("Boende i familj", "44", {22, 30}, {"250", "310", "970"});
  EXPECT_EQ(joined(column(document, "belopp")), "44250.00|44310.00|44970.00|");
  EXPECT_THAT(column(document, "fritext"), Each("Boende i familj"));
}

// "5 122,00" and "5 114,00" might be amounts; "5 51,00" cannot.
TEST(ListNumbers, NumbersAtTheEndsOfTextsBeginNoAmounts) {
  const Document document =
      read_texts("Boende i rum", "5", {18, 28}, {"122,00", "51,00", "114,00"});
  EXPECT_EQ(joined(column(document, "belopp")), "122.00|51.00|114.00|");
  EXPECT_THAT(column(document, "fritext"), Each("Boende i rum 5"));
}

// Nor are they moved to the amounts of the lines that do not tell.
TEST(ListNumbers, NumbersAtTheEndsOfTextsStayThere) {
  const Document document =
      read_texts("Boende i rum", "5", {18, 18}, {"122 850,00", "51 300,00", "114 750,00"});
  EXPECT_EQ(joined(column(document, "belopp")), "122850.00|51300.00|114750.00|");
  EXPECT_THAT(column(document, "fritext"), Each("Boende i rum 5"));
}

// "30 200,00" might be an amount as well, but then the day were none.
TEST(ListNumbers, NoBorderCutsADay) {
  const Document document =
      read_texts("Hyra 2021 04", "30", {28, 30}, {"200,00", "315,00", "150,00"});
  EXPECT_EQ(joined(column(document, "belopp")), "200.00|315.00|150.00|");
  EXPECT_THAT(column(document, "fritext"), Each("Hyra 2021 04 30"));
}

TEST(ListNumbers, AWordOfMoreLettersThanDigitsIsNoNumber) {
  EXPECT_EQ(with_digits("GOD9"), "GOD9");
  EXPECT_EQ(with_digits("1O 2OO"), "10 2OO");
  EXPECT_FALSE(interpret(Kind::amount, "GOD9"));
  EXPECT_EQ(interpret(Kind::amount, "12O0").value().value, "1200.00");
}

TEST(ListNumbers, DaysWithoutAHeadingAreNoDossiernummer) {
  std::vector<PrintedColumn> bare = columns();
  bare[1].heading = {};
  std::vector<Cells> cells = rows();
  for (Cells& row : cells) row[1] = "20180701";
  EXPECT_THAT(column(read_one({list_of(bare, cells)}), "dossiernummer"), Each("(unread)"));
}

// What the first column holds where each of its texts has a number before it.
std::vector<std::string> read_numbered(const std::string& heading, const std::string& field,
                                       const std::vector<std::string>& texts) {
  std::vector<PrintedColumn> numbered = columns();
  numbered[0].heading = {heading};
  numbered[2].heading = {"Personnummer"};
  std::vector<Cells> cells = rows();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    cells[i][2] = cells[i][0];
    cells[i][0] = std::to_string(i + 2) + " " + texts[i];
  }
  return column(read_one({list_of(numbered, cells)}), field);
}

TEST(ListNumbers, NumbersOfRowsAreTakenFromNamesButNotFromTexts) {
  EXPECT_EQ(joined(read_numbered("Namn", "namn", {"Eva Lind", "Ulla Berg", "Sara Nur"})),
            "Eva Lind|Ulla Berg|Sara Nur|");
  EXPECT_EQ(joined(read_numbered("Anmärkning", "fritext", {"nätter", "nätter", "nätter"})),
            "2 nätter|3 nätter|4 nätter|");
}

// "135" of "1350:-", whose end came out as another word, of the next column.
TEST(ListNumbers, AnAmountThatTouchesAWordIsInDoubt) {
  std::vector<PrintedColumn> noted = columns();
  noted.push_back({columns().back().x + 3, false, {"Anmärkning"}});
  std::vector<Cells> cells = rows();
  for (Cells& row : cells) row.emplace_back();
  cells[1][7] = "135";
  cells[1][8] = "Jo";
  const Document document = read_one({list_of(noted, cells)});
  EXPECT_EQ(column(document, "belopp")[1], "135.00");
  EXPECT_THAT(doubts(document, "belopp"), ElementsAre(false, true, false));
}

}  // namespace
}  // namespace rosett

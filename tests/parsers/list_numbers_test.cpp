// Numbers of lists: blanks within them, columns of them that stand close, what only looks like one.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/kind_text.h"
#include "parsers/kinds.h"
#include "parsers/page_blanks.h"
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

// Something may have stood there.
TEST(ListNumbers, AnAmountWithAHoleIsInDoubt) {
  std::vector<Cells> holed = rows();
  holed[1].back() = "910";
  PrintedPage page = list_of(columns(), holed);
  const int y = page.text().words.back().box.top - testing::kRowPitch;
  page.print_right(2200, y, "11");
  EXPECT_THAT(doubts(read_one({page}), "belopp"), ElementsAre(false, true, false));
}

// "38" and "51 300,00" came as one word.
TEST(ListNumbers, AWordAcrossTwoColumnsOfNumbersIsInDoubt) {
  const std::vector<PrintedColumn> close{
      {200, false, {"Personnummer"}}, {500, false, {"Dossiernr"}},   {760, false, {"Namn"}},
      {1200, false, {"Period"}},      {2100, true, {"Antal dagar"}}, {2304, true, {"Belopp"}}};
  const std::vector<std::string> amounts{"122 850,00", "", "114 750,00"};
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 250, "Beslut om dygnsschablon");
  page.print(200, 350, "Diarienummer: 1.3.2-2021-50000").print(1300, 350, "Kommun: Stockholm");
  page.print(200, 400, "Beslutsdatum: 2021-07-23");
  const int y = print_headings(page, testing::kHeadingsTop, close);
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const Cells& row = rows()[i];
    const std::string days = amounts[i].empty() ? "" : "91";
    print_cells(page, y + testing::kRowPitch * static_cast<int>(i), close,
                {row[0], row[1], row[2], row[4] + " - " + row[5], days, amounts[i]});
  }
  page.print(2090, y + testing::kRowPitch, "38.51300,00");
  EXPECT_THAT(doubts(read_one({page}), "belopp"), ElementsAre(false, true, false));
}

// The blank between thousands is wider than that before the number.
TEST(ListNumbers, NoBorderCutsAnAmount) {
  std::vector<PrintedColumn> noted = columns();
  noted[6] = {1900, false, {"Anmärkning"}};
  noted[3] = {1150, false, {"Kod"}};
  noted[7].heading = {};
  PrintedPage page;
  print_head(page);
  const int y = print_headings(page, testing::kHeadingsTop, noted);
  page.print(2240, testing::kHeadingsTop, "Belopp");
  for (std::size_t i = 0; i < rows().size(); ++i) {
    const int line = y + testing::kRowPitch * static_cast<int>(i);
    Cells cells = rows()[i];
    cells[3] = cells[6];
    cells[6] = "Boende i familj";
    cells[7] = "";
    print_cells(page, line, noted, cells);
    page.print(2160, line, std::to_string(44 + i)).print(2220, line, "250");
  }
  const Document document = read_one({page});
  EXPECT_EQ(joined(column(document, "belopp")), "44250.00|45250.00|46250.00|");
  EXPECT_THAT(column(document, "fritext"), Each("Boende i familj"));
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

std::vector<std::string> numbered(const std::string& heading, const std::string& rest) {
  std::vector<PrintedColumn> columns = testing::columns();
  std::swap(columns[0].heading, columns[2].heading);
  std::vector<Cells> cells = rows();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::swap(cells[i][0], cells[i][2]);
    if (!heading.empty()) cells[i][0] = rest;
    cells[i][0] = std::to_string(i + 2) + " " + cells[i][0];
  }
  if (!heading.empty()) columns[0].heading = {heading};
  return column(read_one({list_of(columns, cells)}), heading.empty() ? "namn" : "fritext");
}

TEST(ListNumbers, NumbersOfRowsAreTakenFromNamesButNotFromTexts) {
  EXPECT_EQ(joined(numbered("", "")), "Qasim Nord|Merhawit Keita|Elsa Melkamu|");
  EXPECT_EQ(joined(numbered("Anmärkning", "nätter")), "2 nätter|3 nätter|4 nätter|");
}

constexpr int kEm = 20;

// `texts` over and over with gaps that wide, in one segment.
void print_words(std::vector<Word>& words, const std::vector<std::string>& texts, int times,
                 int gap, int segment = 0) {
  int x = words.empty() ? 0 : words.back().box.right + gap;
  for (int i = 0; i < times; ++i) {
    for (const std::string& text : texts) {
      words.push_back({text, {x, 0, x + 40, kEm}, 1.0F, segment, 0, false, {}});
      x += 40 + gap;
    }
  }
}

TEST(PageBlanks, WordsTellBeforeNumbers) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 5, 10);
  print_words(words, {"2021", "5"}, 20, 20);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.5);
}

TEST(PageBlanks, NumbersTellWhereWordsAreFew) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 2, 10);
  print_words(words, {"2021", "5"}, 20, 16);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.8);
}

TEST(PageBlanks, GapsBetweenColumnsAreNoBlanks) {
  std::vector<Word> words;
  print_words(words, {"Er", "ref"}, 5, 10);
  print_words(words, {"Namn", "Kod"}, 20, 30);  // too wide
  for (int segment = 1; segment < 20; ++segment) print_words(words, {"Namn"}, 1, 20, segment);
  EXPECT_DOUBLE_EQ(blank_of(words, kEm), 1.4 * 0.5);
}

TEST(PageBlanks, AreNeitherNarrowerNorWiderThanAnyPrints) {
  EXPECT_DOUBLE_EQ(blank_of({}, kEm), 0.6);
  std::vector<Word> narrow, wide;
  print_words(narrow, {"Er", "ref"}, 5, 4);
  print_words(wide, {"Er", "ref"}, 5, 22);
  EXPECT_DOUBLE_EQ(blank_of(narrow, kEm), 0.6);
  EXPECT_DOUBLE_EQ(blank_of(wide, kEm), 1.2);
}

TEST(PageBlanks, ThousandsMayStandFartherApartThanWords) {
  std::vector<Word> words;
  print_words(words, {"11", "910,00", "kr"}, 8, 20);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 0.7), 1.0);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 1.1), 1.1);
  words.resize(words.size() - 3);
  EXPECT_DOUBLE_EQ(thousands_of(words, kEm, 0.7), 0.7) << "too few to tell";
}

}  // namespace
}  // namespace rosett

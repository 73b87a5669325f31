#include "parsers/page_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "printed_page.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using testing::PrintedPage;

std::vector<std::string> lines(const PageText& page) {
  const PageView view = view_page(page);
  std::vector<std::string> lines;
  for (const TextLine& line : view.lines) lines.push_back(joined_text(view, line.words));
  return lines;
}

// Every word moved down by `slope` of its distance from the left.
PageText leaning(PageText page, double slope) {
  for (Word& word : page.words) {
    const int down = static_cast<int>(slope * word.box.left);
    word.box.top += down;
    word.box.bottom += down;
  }
  return page;
}

PageText three_lines() {
  PrintedPage page;
  for (const int y : {300, 344, 388}) {
    page.print(200, y, "a" + std::to_string(y)).print(900, y, "bb cc").print(2000, y, "d");
  }
  return page.text();
}

TEST(PageView, WordsFarApartMakeOneLine) {
  EXPECT_THAT(lines(three_lines()), ElementsAre("a300 bb cc d", "a344 bb cc d", "a388 bb cc d"));
}

TEST(PageView, AResidualLeanIsFollowed) {
  PageText page = leaning(three_lines(), 0.012);
  for (std::size_t i = 0; i < page.words.size(); ++i) page.words[i].line = static_cast<int>(i) / 4;
  EXPECT_THAT(lines(page), ElementsAre("a300 bb cc d", "a344 bb cc d", "a388 bb cc d"));
}

TEST(PageView, LabelsGluedToValuesAreParted) {
  PrintedPage page;
  page.print(200, 300, "Kommun:Lund kl 12:30");
  EXPECT_THAT(lines(page.text()), ElementsAre("Kommun: Lund kl 12:30"));
}

TEST(PageView, DrawnLinesAndRulingRemnantsAreNoWords) {
  PrintedPage page;
  page.print(200, 300, "-------------------").print(200, 340, "'Hassan").print(600, 340, "x");
  page.rule({190, 320, 195, 400});
  EXPECT_THAT(lines(page.text()), ElementsAre("Hassan x"));
}

TEST(PageView, ABoxThatRunsIntoTheNextWordIsTrimmed) {
  PrintedPage printed;
  printed.print(200, 300, "Hassan Ali");
  PageText page = printed.text();
  page.words[0].box.right += 60;
  const PageView view = view_page(page);
  EXPECT_LE(view.words[0].box.right, view.words[1].box.left);
  EXPECT_THAT(lines(page), ElementsAre("Hassan Ali"));
}

// The second reader's symbols, as wide as the page's characters.
void read_again(Word& word, const std::string& text) {
  word.second.emplace();
  int left = word.box.left;
  for (const char c : text) {
    word.second->symbols.push_back(
        {{c}, {left, word.box.top, left + PrintedPage::kCharacter, word.box.bottom}, 0.9F, {}});
    left += PrintedPage::kCharacter;
  }
}

TEST(PageView, ASecondReadingIsPartedWithItsWord) {
  PrintedPage printed;
  printed.print(200, 300, "Kommun:Lund");
  PageText page = printed.text();
  for (const std::string seen : {"Kommun:Lund", "Kommvn:Lunda", "Kommun:Lu"}) {
    read_again(page.words[0], seen);
    const PageView view = view_page(page);
    ASSERT_EQ(view.words.size(), 2U);
    EXPECT_EQ(joined(view.words[0].second->symbols), seen.substr(0, 7));
    EXPECT_EQ(joined(view.words[1].second->symbols), seen.substr(7));
  }
}

}  // namespace
}  // namespace rosett

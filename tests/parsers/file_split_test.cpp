#include "parsers/file_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/page_identity.h"
#include "parsers/template_loading.h"
#include "printed_page.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PrintedPage;
using ::testing::SizeIs;

SplitPage page(int number, int of, std::string diarienummer = "") {
  PageIdentity identity{std::nullopt, std::move(diarienummer), {}, true};
  if (number > 0) identity.mark = PageMark{number, of};
  return {std::move(identity), {}};
}

SplitPage of_type(std::string type, std::string number = "") {
  SplitPage typed = page(0, 0, std::move(number));
  typed.identity.type = std::move(type);
  return typed;
}

// A page with figures of its own, ten runs.
SplitPage with_figures(SplitPage printed, int seed) {
  for (int i = 0; i < 10; ++i) printed.figures.push_back({std::to_string(1000 * seed + i), true});
  return printed;
}

TEST(FileSplit, AnotherDiarienummerBeginsADocument) {
  const auto groups = split_file(
      {page(1, 2, "1.3.2-2019-11"), page(2, 2, "1.3.2-2019-11"), page(1, 1, "1.3.2-2020-9765")});
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_THAT(groups[0].pages, ElementsAre(0, 1));
  EXPECT_THAT(groups[1].pages, ElementsAre(2));
}

TEST(FileSplit, AMisreadDiarienummerDoesNot) {
  EXPECT_THAT(split_file({page(1, 2, "1.3.2-2019-1147"), page(2, 2, "1.3.2-2019-7147")}),
              SizeIs(1));
}

TEST(FileSplit, ADiarienummerCutShortByAStampDoesNot) {
  EXPECT_THAT(split_file({page(1, 4, "1.3.2-2018-2"), page(2, 4, "1.3.2-2018-29077")}), SizeIs(1));
}

TEST(FileSplit, ADiarienummerThatLostItsBeginningDoesNot) {
  EXPECT_THAT(split_file({page(1, 2, "1.2.3.1-2020-47446"), page(2, 2, "1-2020-47446")}),
              SizeIs(1));
}

TEST(FileSplit, APageNumberThatComesAgainBeginsADocument) {
  EXPECT_THAT(split_file({page(1, 2), page(2, 2), page(1, 2), page(2, 2)}), SizeIs(2));
}

TEST(FileSplit, PagesAreOrderedAsPrinted) {
  const auto groups = split_file({page(3, 3), page(1, 3), page(2, 3)});
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_THAT(groups[0].pages, ElementsAre(1, 2, 0));
  EXPECT_TRUE(groups[0].reordered);
  EXPECT_THAT(groups[0].missing, IsEmpty());
}

TEST(FileSplit, MissingPagesAreNamed) {
  EXPECT_THAT(split_file({page(1, 4), page(4, 4)})[0].missing, ElementsAre(2, 3));
  EXPECT_THAT(split_file({page(1, 2), page(0, 0)})[0].missing, IsEmpty());
  EXPECT_FALSE(split_file({page(1, 2), page(0, 0)})[0].reordered);
}

TEST(FileSplit, APageOfAnotherKindBeginsADocument) {
  EXPECT_THAT(split_file({of_type("faktura", "17"), of_type(""), of_type("uppehallstillstand")}),
              SizeIs(2));
  EXPECT_THAT(split_file({of_type("roselista"), of_type("roselista"), of_type("")}), SizeIs(1));
}

TEST(FileSplit, AWholeDocumentHasNoFurtherPage) {
  EXPECT_THAT(split_file({page(1, 2), page(2, 2), page(0, 0)}), SizeIs(2));
  EXPECT_THAT(split_file({page(1, 1, "17"), page(0, 0, "17")}), SizeIs(1));
  SplitPage back = page(0, 0);
  back.identity.prose = false;
  EXPECT_THAT(split_file({page(1, 1), back}), SizeIs(1));
  EXPECT_THAT(split_file({page(1, 0), page(0, 0)}), SizeIs(1));
}

TEST(FileSplit, APageAmongThoseOfAnotherDocumentIsTakenBack) {
  const auto groups = split_file({page(1, 2, "1.3.2-2019-11"), page(1, 2, "1.3.2-2020-9765"),
                                  page(2, 2, "1.3.2-2019-11"), page(2, 2, "1.3.2-2020-9765")});
  ASSERT_THAT(groups, SizeIs(2));
  EXPECT_THAT(groups[0].pages, ElementsAre(0, 2));
  EXPECT_THAT(groups[1].pages, ElementsAre(1, 3));
  EXPECT_TRUE(groups[0].reordered);
  EXPECT_THAT(groups[0].missing, IsEmpty());
}

TEST(FileSplit, ASheetScannedTwiceCountsOnce) {
  const SplitPage first = with_figures(page(1, 2), 1), second = with_figures(page(2, 2), 2);
  const auto groups = split_file({first, second, second});
  ASSERT_THAT(groups, SizeIs(1));
  EXPECT_THAT(groups[0].pages, ElementsAre(0, 1));
  EXPECT_THAT(groups[0].again, ElementsAre(2));
  EXPECT_THAT(groups[0].missing, IsEmpty());
  EXPECT_FALSE(groups[0].reordered);
}

TEST(FileSplit, AMisreadFigureLeavesItTheSameSheetASureOneDoesNot) {
  const SplitPage first = with_figures(page(1, 1), 1);
  SplitPage again = first;
  again.figures.back() = {"1089", false};
  EXPECT_THAT(split_file({first, again}), SizeIs(1));
  EXPECT_THAT(split_file({again, first}), SizeIs(1));
  again.figures.back() = {"777", false};
  EXPECT_THAT(split_file({first, again}), SizeIs(2));
  again.figures.back() = {"1089", true};
  EXPECT_THAT(split_file({first, again}), SizeIs(2));
}

TEST(FileSplit, APageWithFewFiguresIsNeverACopy) {
  SplitPage letter = page(1, 1);
  letter.figures = {{"2019", true}};
  EXPECT_THAT(split_file({letter, letter}), SizeIs(2));
}

TEST(FileSplit, AnotherDiarienummerIsAnotherSheetHoweverAlike) {
  EXPECT_THAT(split_file({with_figures(page(1, 1, "1.3.2-2019-1147"), 1),
                          with_figures(page(1, 1, "1.3.2-2019-1148"), 1)}),
              SizeIs(2));
}

TEST(PageIdentity, MarksAsSendersPrintThem) {
  const Library library = load_library({rosett::source_folder() + "/templates"});
  const auto mark = [&](const std::string& text) {
    PrintedPage printed;
    printed.print(200, 100, "Migrationsverket 2019").print(1900, 100, text);
    const auto found = identify_page(view_page(printed.text()), library.templates).mark;
    return found ? std::to_string(found->number) + "/" + std::to_string(found->of) : "none";
  };
  EXPECT_EQ(mark("Sida 2 (4)"), "2/4");
  EXPECT_EQ(mark("SIDA 1 (2)"), "1/2");
  EXPECT_EQ(mark("Sida 1 av 2"), "1/2");
  EXPECT_EQ(mark("Sida 1av2"), "1/2");
  EXPECT_EQ(mark("2/4"), "2/4");
  EXPECT_EQ(mark("Sida 3"), "3/0");
  EXPECT_EQ(mark("Sida 9 (4)"), "none");
  EXPECT_EQ(mark("Norrköping"), "none");
}

TEST(PageIdentity, TheDiarienummerOfTheTableIsNotThePages) {
  const Library library = load_library({rosett::source_folder() + "/templates"});
  PrintedPage printed;
  printed.print(200, 100, "Bilaga till beslut 1.3.2-2019-77");
  testing::print_headings(
      printed, 200,
      {{200, false, {"Diarienr"}}, {700, false, {"Namn"}}, {1200, false, {"Belopp"}}});
  printed.print(200, 300, "1.1.3-2018-5555");
  EXPECT_EQ(identify_page(view_page(printed.text()), library.templates).diarienummer,
            "1.3.2-2019-77");
}

}  // namespace
}  // namespace rosett

#include "parsers/file_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/page_identity.h"
#include "parsers/template_loading.h"
#include "printed_page.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PrintedPage;
using ::testing::SizeIs;

PageIdentity page(int number, int of, std::string diarienummer = "") {
  PageIdentity identity{std::nullopt, std::move(diarienummer)};
  if (number > 0) identity.mark = PageMark{number, of};
  return identity;
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

TEST(PageIdentity, MarksAsSendersPrintThem) {
  const Library library = load_library({ROSETT_SOURCE_DIR "/templates"});
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
  const Library library = load_library({ROSETT_SOURCE_DIR "/templates"});
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

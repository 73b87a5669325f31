#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/page.h"
#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;

// What is told of unreadable pages when a file has these.
std::vector<std::string> told_of(const std::vector<PageText>& pages) {
  static const Library library = load_library({rosett::source_folder() + "/templates"});
  std::vector<std::string> messages;
  for (const Document& document : interpret_pages(pages, library))
    for (const Deviation& deviation : document.deviations)
      if (deviation.code == "olasbar_sida") messages.push_back(deviation.message);
  return messages;
}

PageText page_with_a_word(int number) {
  PageText page = unreadable_page(number, "");
  page.words.push_back({"Beslut", {100, 100, 300, 130}, 0.9F, 0, 0, false, {}});
  return page;
}

TEST(UnreadablePages, SayWhy) {
  const auto told = told_of({page_with_a_word(1), unreadable_page(2, "Sidan är skadad.")});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], HasSubstr("Sida 2 kunde inte läsas. Sidan är skadad."));
}

TEST(UnreadablePages, AreToldAlsoWhenPartOfThemWasRead) {
  PageText page = page_with_a_word(1);
  page.damage = "Hälften saknas.";
  const auto told = told_of({page});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], HasSubstr("Sida 1 kan sakna text. Hälften saknas."));
}

TEST(UnreadablePages, WithPrintButNoWordsPointToThePicture) {
  const auto told = told_of({unreadable_page(1, "")});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], HasSubstr("på bilden"));
}

}  // namespace
}  // namespace rosett

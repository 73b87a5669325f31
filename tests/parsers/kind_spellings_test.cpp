#include "parsers/kind_spellings.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

Symbol symbol(const char* text, float confidence, std::vector<Alternative> alternatives = {}) {
  return {text, {}, confidence, std::move(alternatives)};
}

Word word(std::vector<Symbol> symbols) {
  Word made;
  for (const Symbol& each : symbols) made.text += each.text;
  made.confidence = 1;
  made.symbols = std::move(symbols);
  return made;
}

TEST(Spellings, TheWordsThemselvesComeFirst) {
  const std::vector<Word> words{word({symbol("1", 0.9F, {{"7", 0.9F}}), symbol("2", 0.8F)}),
                                word({symbol("3", 0.7F)})};
  const auto found = spellings(words, 10);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].text, "12 3");
  EXPECT_FLOAT_EQ(static_cast<float>(found[0].weakest), 0.7F);
  EXPECT_EQ(found[1].text, "72 3");
}

TEST(Spellings, OrderedByOdds) {
  const std::vector<Word> words{
      word({symbol("1", 0.8F, {{"7", 0.4F}, {"I", 0.1F}}), symbol("0", 0.9F, {{"6", 0.3F}})})};
  const auto found = spellings(words, 10);
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[1].text, "70");
  EXPECT_NEAR(found[1].odds, 0.5, 1e-6);
  EXPECT_EQ(found[2].text, "16");
  EXPECT_EQ(found[3].text, "76");
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_LE(found[i].odds, found[i - 1].odds);
}

TEST(Spellings, BoundedAndFaintOnesLeftOut) {
  std::vector<Symbol> many;
  for (int i = 0; i < 30; ++i) many.push_back(symbol("1", 0.9F, {{"7", 0.8F}, {"?", 0.001F}}));
  const std::vector<Word> words{word(many)};
  const auto found = spellings(words, 64);
  ASSERT_EQ(found.size(), 64U);
  for (const Spelling& spelling : found) EXPECT_EQ(spelling.text.find('?'), std::string::npos);
}

TEST(Spellings, TextLayerWordsHaveOne) {
  Word plain;
  plain.text = "2018-09-01";
  plain.confidence = 1;
  const std::vector<Word> words{plain, plain};
  const auto found = spellings(words, 64);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "2018-09-01 2018-09-01");
  EXPECT_EQ(found[0].weakest, 1);
}

TEST(Spellings, SymbolsThatDoNotSpellTheWordAreNotVaried) {
  Word tidied = word({symbol("l", 0.5F, {{"1", 0.5F}})});
  tidied.text = "1";
  const std::vector<Word> words{tidied};
  ASSERT_EQ(spellings(words, 64).size(), 1U);
  EXPECT_EQ(spellings(words, 64)[0].text, "1");
}

TEST(Spellings, NoWordsIsTheEmptyText) {
  const auto found = spellings({}, 64);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "");
}

}  // namespace
}  // namespace rosett

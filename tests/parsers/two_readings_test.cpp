#include "parsers/two_readings.h"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<Symbol> symbols_of(const std::string& text, float confidence = 0.9F) {
  std::vector<Symbol> symbols;
  for (const char32_t c : to_codepoints(text))
    symbols.push_back({to_utf8(std::u32string(1, c)), {}, confidence, {}});
  return symbols;
}

Word word(const std::string& first, const std::string& second, bool goes_on = false) {
  Word made;
  made.text = first;
  made.symbols = symbols_of(first);
  made.second = {symbols_of(second, 0.8F), goes_on};
  return made;
}

std::vector<std::string> texts_of(const std::vector<Word>& words) {
  std::vector<std::string> texts;
  for (const Word& word : words) texts.push_back(word.text);
  return texts;
}

TEST(SeenAgain, SplitsAsTheSecondReaderDoes) {
  const std::vector<Word> words{word("1", "12", true), word("2345,00", "345,00"), word("kr", "")};
  const auto seen = seen_again(words);
  ASSERT_TRUE(seen);
  EXPECT_THAT(texts_of(*seen), ElementsAre("12345,00"));
}

TEST(SeenAgain, IsAsSureAsAmongWhatWasSeen) {
  std::vector<Word> words{word("4", "4")};
  Symbol& symbol = words[0].second->symbols[0];
  symbol.alternatives = {{"1", 0.2F}};  // of 0.8, so that all else is spread thin
  symbol.confidence = 0.6F;
  const auto seen = seen_again(words);
  EXPECT_FLOAT_EQ(seen->front().confidence, 0.75F);
  EXPECT_FLOAT_EQ(seen->front().symbols[0].alternatives[0].confidence, 0.25F);
}

TEST(SeenAgain, TheBlankThatAMissingWordLeavesStays) {
  const auto seen = seen_again(std::vector{word("Al", "Al", true), word(".", ""), word("B", "B")});
  EXPECT_THAT(texts_of(*seen), ElementsAre("Al", "B"));
}

TEST(SeenAgain, NothingWhenAWordWasReadOnce) {
  std::vector<Word> words{word("a", "a"), word("b", "b")};
  words[1].second.reset();
  EXPECT_FALSE(seen_again(words));
  words[1].second.emplace();
  EXPECT_THAT(*seen_again(words), SizeIs(1));
}

Decoded reading(const std::string& value, bool exact = true, double engine = 0.9) {
  Decoded made;
  made.best = Interpretation{.value = value, .second = "", .exact = exact};
  made.text = value;
  made.engine = engine;
  return made;
}

Decoded vouched(const std::string& value) {
  Decoded made = reading(value);
  made.best->check_digit = true;
  return made;
}

TEST(TwoReadings, AgreementLeavesTheValueWithoutARival) {
  const auto both =
      compared(Kind::amount, reading("12.00", true, 0.9), reading("12.00", true, 0.6));
  EXPECT_EQ(both.decoded.best->value, "12.00");
  EXPECT_EQ(both.decoded.engine, 0.9);
  EXPECT_THAT(both.decoded.alternatives, IsEmpty());
}

TEST(TwoReadings, DisagreementShowsTheSurerOneFirst) {
  const Decoded low = reading("12.00", true, 0.6);
  const Decoded high = reading("72.00", true, 0.99);
  for (const auto& both : {compared(Kind::amount, low, high), compared(Kind::amount, high, low)}) {
    EXPECT_EQ(both.decoded.best->value, "72.00");
    ASSERT_THAT(both.decoded.alternatives, SizeIs(1));
    EXPECT_EQ(both.decoded.alternatives[0].value, "12.00");
    EXPECT_EQ(both.decoded.alternatives[0].confidence, 0.6);
    EXPECT_LE(both.engine, both.first.engine);  // the first reader's sureness is a bound
    EXPECT_FALSE(both.settled);
  }
}

TEST(TwoReadings, ProofOfTheSecondValueAloneDecides) {
  const auto both = compared(Kind::bankgiro, reading("5050-1056"), vouched("5050-1055"));
  EXPECT_EQ(both.decoded.best->value, "5050-1055");
  EXPECT_EQ(both.decoded.alternatives.at(0).value, "5050-1056");
  EXPECT_TRUE(both.settled);
}

TEST(TwoReadings, ProofOfBothOrOfTheFirstChangesNothing) {
  const auto open = compared(Kind::bankgiro, vouched("1"), vouched("2"));
  EXPECT_EQ(open.decoded.best->value, "1");
  EXPECT_FALSE(open.settled);
  EXPECT_EQ(compared(Kind::bankgiro, vouched("1"), reading("2")).decoded.best->value, "1");
}

// Print that is wrong stays wrong: the proof cannot bring in what neither reader took for printed.
TEST(TwoReadings, AFailedProofThatBothReadStands) {
  Decoded first = reading("5050-1056");
  first.alternatives = {{"5050-1055", "5050-1055", 0.2}};
  const auto both = compared(Kind::bankgiro, first, reading("5050-1056"));
  EXPECT_EQ(both.decoded.best->value, "5050-1056");
  EXPECT_LT(both.decoded.alternatives.at(0).confidence, 0.2);
}

TEST(TwoReadings, AReaderWithoutAValueGivesWay) {
  EXPECT_EQ(compared(Kind::date, {}, reading("2020-01-01")).decoded.best->value, "2020-01-01");
  EXPECT_EQ(compared(Kind::date, reading("2020-01-01"), {}).decoded.best->value, "2020-01-01");
  EXPECT_FALSE(compared(Kind::date, {}, {}).decoded.best);
}

TEST(TwoReadings, TheKindsFormOutweighsARepairedValue) {
  const auto both = compared(Kind::count, reading("31", false), reading("37"));
  EXPECT_EQ(both.decoded.best->value, "37");
  EXPECT_EQ(both.decoded.alternatives.at(0).value, "31");
}

// Tesseract's Swedish network has no ü, ç, è or §.
TEST(TwoReadings, SignsThatTheFirstReaderDoesNotKnowAreTheSeconds) {
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"Häbner, Gälsäm", "Hübner, Gülsüm"}, {"Tak enligt 29 8", "Tak enligt 29 §"}}) {
    const auto both = compared(Kind::text, reading(first, true, 0.95), reading(second));
    EXPECT_EQ(both.decoded.best->value, second);
    EXPECT_EQ(both.first.best->value, both.second.best->value);
    EXPECT_THAT(both.decoded.alternatives, IsEmpty());
  }
}

TEST(TwoReadings, SignsThatBothKnowAreInDoubt) {
  for (const auto& [first, second] : std::vector<std::pair<std::string, std::string>>{
           {"Hübner", "Häbner"}, {"Åke", "Ake"}, {"Hübner", "Häbmer"}, {"Gäl A", "GülA"}}) {
    const auto both = compared(Kind::name, reading(first), reading(second));
    EXPECT_NE(both.first.best->value, both.second.best->value) << second;
    EXPECT_THAT(both.decoded.alternatives, SizeIs(1)) << second;
  }
}

TEST(TwoReadings, AnUnsureSecondReaderDecidesNothing) {
  const auto both = compared(Kind::name, reading("Häbner"), reading("Hübner", true, 0.7));
  EXPECT_EQ(both.decoded.best->value, "Häbner");
  EXPECT_THAT(both.decoded.alternatives, SizeIs(1));
}

TEST(TwoReadings, WordsMayDifferInWhatCarriesNoMeaning) {
  EXPECT_TRUE(same_print(Kind::name, "Al\u2013Masri", "Al-Masri"));
  EXPECT_FALSE(same_print(Kind::name, "Al-Masri", "Al Masri"));
  EXPECT_TRUE(same_print(Kind::name, "Öberg, Nimco", "öberg, NimcO"));
  EXPECT_FALSE(same_print(Kind::name, "Oberg", "Öberg"));
  EXPECT_FALSE(same_print(Kind::text, "Avser", "AVser"));
  EXPECT_FALSE(same_print(Kind::name, "Çelik", "Gelik"));
  EXPECT_FALSE(same_print(Kind::dossiernummer, "1\u20132", "1-2"));
}

}  // namespace
}  // namespace rosett

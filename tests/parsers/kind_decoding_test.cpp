#include "parsers/kind_decoding.h"

#include <map>

#include <gtest/gtest.h>

#include "core/text.h"

namespace rosett {
namespace {

// A word of sure symbols, except at the places named: there with the engine's alternatives.
Word word(const std::string& text, std::map<std::size_t, std::vector<Alternative>> doubts = {},
          float doubtful = 0.6F) {
  Word made;
  made.text = text;
  made.confidence = doubts.empty() ? 0.98F : doubtful;
  std::size_t at = 0;
  for (const char32_t c : to_codepoints(text)) {
    const bool doubt = doubts.contains(at);
    made.symbols.push_back({to_utf8(std::u32string(1, c)),
                            {},
                            doubt ? doubtful : 0.98F,
                            doubt ? doubts.at(at) : std::vector<Alternative>{}});
    ++at;
  }
  return made;
}

const std::vector<KodEntry>& koder() {
  static const std::vector<KodEntry> kKoder{{"SKOLA", "FSKA", "", "", {}, ""},
                                            {"SKOLA", "GSKA", "", "", {}, ""}};
  return kKoder;
}

const KindContext kContext{make_date(2019, 2, 14), &koder(), nullptr};

Decoded decoded(Kind kind, const std::vector<Word>& words) { return decode(kind, words, kContext); }

TEST(Decoding, ClearFirstChoiceWins) {
  const auto found = decoded(Kind::personnummer, {word("850709-9805")});
  EXPECT_EQ(found.best->value, "19850709-9805");
  EXPECT_TRUE(found.alternatives.empty());
  EXPECT_NEAR(found.engine, 0.98, 1e-6);
}

TEST(Decoding, WordsAreJoined) {
  const auto found = decoded(Kind::amount, {word("66"), word("830,00")});
  EXPECT_EQ(found.text, "66 830,00");
  EXPECT_EQ(found.best->value, "66830.00");
}

TEST(Decoding, ADigitInANameGivesWayToALetterThatWasSeen) {
  const auto found = decoded(Kind::name, {word("0sman", {{0, {{"O", 0.3F}, {"Q", 0.2F}}}})});
  EXPECT_EQ(found.best->value, "Osman");
  EXPECT_NEAR(found.engine, 0.3, 1e-6);
  EXPECT_TRUE(found.alternatives.empty());
  EXPECT_EQ(decoded(Kind::name, {word("0sman")}).best->value, "0sman");
  EXPECT_EQ(decoded(Kind::name, {word("Osman", {{0, {{"Q", 0.5F}}}})}).best->value, "Osman");
}

TEST(Decoding, TheOnlyReadingWithTheFormIsChosen) {
  const auto found = decoded(Kind::dossiernummer, {word("11-1J4479", {{4, {{"7", 0.3F}}}})});
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->value, "11-174479");
  EXPECT_TRUE(found.best->exact);
  EXPECT_EQ(found.text, "11-174479");
  EXPECT_NEAR(found.engine, 0.3, 1e-6);
}

TEST(Decoding, SeveralReadingsWithTheFormStayOpen) {
  const auto found =
      decoded(Kind::dossiernummer, {word("11-1I4479", {{4, {{"7", 0.3F}, {"4", 0.2F}}}})});
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->value, "11-114479");  // the look-alike of what was seen first
  EXPECT_FALSE(found.best->exact);
  ASSERT_EQ(found.alternatives.size(), 2U);
  EXPECT_EQ(found.alternatives[0].value, "11-174479");
  EXPECT_NEAR(found.alternatives[0].confidence, 0.5, 1e-6);
}

TEST(Decoding, CheckDigitChoosesAmongAlternativesWithoutFirstChoice) {
  // 850709-9805 passes, 850709-9505 does not; the first choice is no digit at all.
  const auto found =
      decoded(Kind::personnummer, {word("850709-9?05", {{8, {{"5", 0.3F}, {"8", 0.25F}}}})});
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->value, "19850709-9805");
}

TEST(Decoding, FailingCheckDigitIsNotOverruled) {
  const auto found = decoded(Kind::personnummer, {word("850709-9505", {{8, {{"8", 0.5F}}}})});
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->value, "19850709-9505");
  EXPECT_FALSE(found.best->check_digit);
  ASSERT_EQ(found.alternatives.size(), 1U);
  EXPECT_EQ(found.alternatives[0].value, "19850709-9805");
}

TEST(Decoding, ImpossibleDateIsReadByWhatTheEngineOffers) {
  const auto found = decoded(Kind::date, {word("2018-09-81", {{8, {{"3", 0.4F}, {"0", 0.1F}}}})});
  ASSERT_TRUE(found.best);  // there is no 31 September
  EXPECT_EQ(found.best->value, "2018-09-01");
}

TEST(Decoding, UnknownCodeStaysWithTheKnownOneAsRunnerUp) {
  const auto found = decoded(Kind::kod, {word("FSKX", {{3, {{"A", 0.3F}}}})});
  ASSERT_TRUE(found.best);
  EXPECT_EQ(found.best->value, "FSKX");
  ASSERT_EQ(found.alternatives.size(), 1U);
  EXPECT_EQ(found.alternatives[0].value, "FSKA");
}

TEST(Decoding, PeriodAlternativesNameBothDays) {
  const auto found = decoded(Kind::period, {word("180201-180331", {{5, {{"7", 0.3F}}}})});
  ASSERT_TRUE(found.best);
  ASSERT_EQ(found.alternatives.size(), 1U);
  EXPECT_EQ(found.alternatives[0].value, "2018-02-07/2018-03-31");
}

TEST(Decoding, NothingIsInvented) {
  const auto found = decoded(Kind::dossiernummer, {word("11-17447")});
  EXPECT_FALSE(found.best);
  EXPECT_EQ(found.text, "11-17447");
  EXPECT_FALSE(decoded(Kind::amount, {}).best);
}

TEST(Decoding, TextLayerIsSure) {
  Word plain;
  plain.text = "11-174479";
  plain.confidence = 1;
  const auto found = decoded(Kind::dossiernummer, {plain});
  EXPECT_EQ(found.engine, 1);
  EXPECT_EQ(found.best->value, "11-174479");
}

}  // namespace
}  // namespace rosett

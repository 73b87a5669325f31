#include "ocr/ctc.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ocr/ctc_lattice.h"

namespace rosett {
namespace {

const Alphabet kAlphabet{{"", "a", "b", "c"}, 0};

Frames frames_of(const std::vector<std::vector<float>>& rows) {
  Frames frames{static_cast<int>(rows.size()), 4, 2.0, {}};
  for (const auto& row : rows)
    frames.probabilities.insert(frames.probabilities.end(), row.begin(), row.end());
  return frames;
}

Frames arbitrary_frames(int steps) {
  std::vector<std::vector<float>> rows;
  for (int step = 0; step < steps; ++step) {
    std::vector<float> row;
    float sum = 0;
    for (int c = 0; c < 4; ++c)
      sum += row.emplace_back(static_cast<float>(*rc::gen::inRange(1, 100)));
    for (float& value : row) value /= sum;
    rows.push_back(row);
  }
  return frames_of(rows);
}

using Texts = std::map<std::vector<int>, double>;

// Every way of spreading classes over the steps, summed up by the text it spells.
Texts all_texts(const Frames& frames) {
  Texts texts;
  std::vector<int> way(static_cast<std::size_t>(frames.steps));
  const auto count = static_cast<int>(std::pow(frames.classes, frames.steps));
  for (int number = 0; number < count; ++number) {
    double probability = 1;
    std::vector<int> text;
    int last = 0;
    for (int step = 0, rest = number; step < frames.steps; ++step, rest /= frames.classes) {
      const int c = rest % frames.classes;
      probability *= static_cast<double>(frames.at(step)[static_cast<std::size_t>(c)]);
      if (c != 0 && c != last) text.push_back(c);
      last = c;
    }
    texts[text] += probability;
  }
  return texts;
}

RC_GTEST_PROP(Ctc, ProbabilityIsTheSumOfAllWays, ()) {
  const Frames frames = arbitrary_frames(*rc::gen::inRange(1, 6));
  for (const auto& [text, probability] : all_texts(frames))
    RC_ASSERT(std::abs(std::exp(log_probability(frames, kAlphabet, text)) - probability) < 1e-6);
}

RC_GTEST_PROP(Ctc, ABeamWideEnoughFindsTheMostProbableText, ()) {
  const Frames frames = arbitrary_frames(*rc::gen::inRange(1, 6));
  const Texts texts = all_texts(frames);
  double best = 0;
  for (const auto& [text, probability] : texts) best = std::max(best, probability);
  RC_ASSERT(texts.at(most_probable(frames, kAlphabet, texts.size())) >= best * (1 - 1e-6));
}

// What networks give: at each step one class well above the others.
RC_GTEST_PROP(Ctc, ANarrowBeamFindsWhatStandsClear, ()) {
  Frames frames = arbitrary_frames(*rc::gen::inRange(1, 6));
  for (int step = 0; step < frames.steps; ++step) {
    const auto row = std::span{frames.probabilities}.subspan(static_cast<std::size_t>(4 * step), 4);
    for (float& value : row) value /= 20;
    row[static_cast<std::size_t>(*rc::gen::inRange(0, 4))] += 0.95F;
  }
  const Texts texts = all_texts(frames);
  const auto best = std::ranges::max_element(texts, {}, &Texts::value_type::second);
  RC_ASSERT(most_probable(frames, kAlphabet) == best->first);
}

RC_GTEST_PROP(Ctc, ChangedTextsHaveTheProbabilityTheyWouldHaveAlone, ()) {
  const Frames frames = arbitrary_frames(*rc::gen::inRange(2, 6));
  const Texts texts = all_texts(frames);
  const std::vector<int> text = most_probable(frames, kAlphabet);
  const CtcLattice lattice{frames, 0, text};
  const auto share = [&](const std::vector<int>& other) {
    const auto found = texts.find(other);
    return found == texts.end() ? 0 : found->second / texts.at(text);
  };
  const int last = frames.steps - 1;
  for (int i = 0; i < static_cast<int>(text.size()); ++i) {
    std::vector<int> shorter = text;
    shorter.erase(shorter.begin() + i);
    RC_ASSERT(std::abs(lattice.removed(i) - share(shorter)) < 1e-5);
    for (int c = 1; c < 4; ++c) {
      std::vector<int> other = text;
      other[static_cast<std::size_t>(i)] = c;
      if (c != text[static_cast<std::size_t>(i)])
        RC_ASSERT(std::abs(lattice.replaced(i, c, 0, last) - share(other)) < 1e-5);
    }
  }
  for (int i = 0; i <= static_cast<int>(text.size()); ++i) {
    for (int c = 1; c < 4; ++c) {
      std::vector<int> longer = text;
      longer.insert(longer.begin() + i, c);
      RC_ASSERT(std::abs(lattice.inserted(i, c, 0, last) - share(longer)) < 1e-5);
    }
  }
}

TEST(Ctc, NoStepsSpellNothing) {
  EXPECT_TRUE(transcribe(frames_of({}), kAlphabet).empty());
  EXPECT_TRUE(std::isinf(log_probability(frames_of({}), kAlphabet, std::vector<int>{1})));
}

TEST(Ctc, ATextLongerThanTheStepsIsImpossible) {
  const Frames frames = frames_of({{0.1F, 0.9F, 0, 0}});
  EXPECT_TRUE(std::isinf(log_probability(frames, kAlphabet, std::vector<int>{1, 2})));
}

TEST(Ctc, TellsWhatCouldStandInACharactersPlace) {
  const Frames frames =
      frames_of({{0.0F, 1.0F, 0, 0}, {1.0F, 0, 0, 0}, {0, 0, 0.7F, 0.3F}, {1.0F, 0, 0, 0}});
  const std::vector<Character> text = transcribe(frames, kAlphabet);
  ASSERT_EQ(text.size(), 2U);
  EXPECT_EQ(text[0].text + text[1].text, "ab");
  EXPECT_NEAR(text[0].probability, 1, 1e-6);
  EXPECT_NEAR(text[1].probability, 0.7, 1e-6);
  ASSERT_EQ(text[1].alternatives.size(), 1U);
  EXPECT_EQ(text[1].alternatives[0].text, "c");
  EXPECT_NEAR(text[1].alternatives[0].confidence, 0.3, 1e-6);
  EXPECT_NEAR(text[0].to, text[1].from, 1e-9);
}

TEST(Ctc, ADoubtfulCharacterMayBeNone) {
  const Frames frames = frames_of({{0, 1.0F, 0, 0}, {0.4F, 0, 0.6F, 0}, {0, 0, 0, 1.0F}});
  const std::vector<Character> text = transcribe(frames, kAlphabet);
  ASSERT_EQ(text.size(), 3U);
  ASSERT_EQ(text[1].alternatives.size(), 1U);
  EXPECT_EQ(text[1].alternatives[0].text, "");
  EXPECT_NEAR(text[1].alternatives[0].confidence, 0.4, 1e-6);
}

}  // namespace
}  // namespace rosett

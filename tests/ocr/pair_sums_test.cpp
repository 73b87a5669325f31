#include "ocr/pair_sums.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

RC_GTEST_PROP(PairSums, EveryProcessorGivesTheSameBits, ()) {
  const std::size_t tap_count = *rc::gen::inRange<std::size_t>(1, 9);
  const int cols = *rc::gen::inRange(1, 40);
  const std::size_t whole = 48;
  std::vector<Pair> values, weights;
  const auto some_pair = [] {
    return pair_of(*rc::gen::inRange(-4'096, 4'097), *rc::gen::inRange(-4'096, 4'097));
  };
  for (std::size_t i = 0; i < tap_count * whole; ++i) values.push_back(some_pair());
  for (std::size_t i = 0; i < tap_count * kSumsTogether; ++i) weights.push_back(some_pair());
  std::vector<const Pair*> taps;
  for (std::size_t tap = 0; tap < tap_count; ++tap) taps.push_back(values.data() + tap * whole);
  std::vector<float> factors, bias;
  for (std::size_t n = 0; n < kSumsTogether; ++n) {
    factors.push_back(static_cast<float>(*rc::gen::inRange(1, 1'000)) * 1e-7F);
    bias.push_back(static_cast<float>(*rc::gen::inRange(-1'000, 1'000)) * 0.01F);
  }
  const auto run = [&](const PairArithmetic& arithmetic) {
    std::vector<float> results(kSumsTogether * whole);
    PairSums sums{.taps = taps,
                  .weights = weights.data(),
                  .factors = factors.data(),
                  .bias = bias.data(),
                  .cols = cols,
                  .rectified = tap_count % 2 == 0};
    for (std::size_t n = 0; n < kSumsTogether; ++n) sums.results[n] = results.data() + n * whole;
    arithmetic.sum(sums);
    std::vector<float> asked;
    for (std::size_t n = 0; n < kSumsTogether; ++n)
      asked.insert(asked.end(), sums.results[n], sums.results[n] + cols);
    return asked;
  };
  for (const PairArithmetic& arithmetic : pair_arithmetics())
    RC_ASSERT(run(arithmetic) == run(pair_arithmetics().back()));
}

RC_GTEST_PROP(PairSums, NumbersArePairedAlikeOnEveryProcessor, ()) {
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 50);
  std::vector<float> first, second;
  for (std::size_t i = 0; i < count; ++i) {
    first.push_back(static_cast<float>(*rc::gen::inRange(-900, 900)) * 0.013F);
    second.push_back(static_cast<float>(*rc::gen::inRange(-900, 900)) * 0.5F);
  }
  for (const PairArithmetic& arithmetic : pair_arithmetics()) {
    std::vector<Pair> pairs(count);
    arithmetic.pair(first.data(), second.data(), 2, count, pairs.data());
    float largest = 0;
    for (std::size_t i = 0; i < count; ++i) {
      RC_ASSERT(pairs[i] == pair_of(rounded_to_int(2 * first[i]), rounded_to_int(2 * second[i])));
      largest = std::max({largest, first[i], -first[i]});
    }
    RC_ASSERT(arithmetic.largest(first.data(), count) == largest);
  }
}

TEST(PairSums, APairKeepsTheSignsOfBoth) {
  EXPECT_EQ(pair_of(-1, 0), 0xffff);
  EXPECT_EQ(pair_of(0, -1), -0x10000);
  EXPECT_EQ(pair_of(-1, -1), -1);
  EXPECT_EQ(rounded_to_int(-2.5F), -3);
  EXPECT_EQ(rounded_to_int(2.4F), 2);
}

}  // namespace
}  // namespace rosett

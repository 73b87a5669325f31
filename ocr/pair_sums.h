#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

// Sums of products of small integers, as convolutions need them. Sums of integers come out the same
// in every order, so that every processor gives the same bits.
namespace rosett {

inline constexpr std::size_t kSumsTogether = 8;
inline constexpr int kColumnsTogether = 16;

// Two numbers of 16 bits, the first in the lower half: processors multiply pairs and add at once.
using Pair = std::int32_t;

[[nodiscard]] constexpr Pair pair_of(int first, int second) {
  return static_cast<Pair>((static_cast<std::uint32_t>(first) & 0xffffU) |
                           static_cast<std::uint32_t>(second) << 16);
}

// Half a unit is added away from zero.
[[nodiscard]] constexpr int rounded_to_int(float value) {
  return static_cast<int>(value < 0 ? value - 0.5F : value + 0.5F);
}

// results[n][x] = factors[n] * sum over taps of weights[tap][n] * taps[tap][x] + bias[n]
struct PairSums {
  std::span<const Pair* const> taps;  // readable up to whole kColumnsTogether
  const Pair* weights{};              // of each tap kSumsTogether
  const float* factors{};
  const float* bias{};
  int cols{};
  bool rectified{};                             // negative results become 0
  std::array<float*, kSumsTogether> results{};  // are written up to whole kColumnsTogether
};

// What is done with pairs, for one kind of processor.
struct PairArithmetic {
  // No sum may leave 32 bits.
  void (*sum)(const PairSums& sums);
  // The largest number without its sign.
  float (*largest)(const float* values, std::size_t count);
  // Pairs of both, times `scale` and rounded.
  void (*pair)(const float* first, const float* second, float scale, std::size_t count,
               Pair* pairs);
};

// Those that this processor can run, the fastest first.
[[nodiscard]] std::span<const PairArithmetic> pair_arithmetics();

}  // namespace rosett

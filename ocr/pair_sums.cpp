#include "ocr/pair_sums.h"

#include <algorithm>
#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace rosett {
namespace {

int first_of(Pair pair) { return static_cast<std::int16_t>(pair & 0xffff); }
int second_of(Pair pair) { return pair >> 16; }

void sum_plain(const PairSums& sums) {
  for (std::size_t n = 0; n < kSumsTogether; ++n) {
    for (int x = 0; x < sums.cols; ++x) {
      std::int32_t sum = 0;
      const Pair* weight = sums.weights + n;
      for (const Pair* tap : sums.taps) {
        sum += first_of(*weight) * first_of(tap[x]) + second_of(*weight) * second_of(tap[x]);
        weight += kSumsTogether;
      }
      const float result = static_cast<float>(sum) * sums.factors[n] + sums.bias[n];
      sums.results[n][x] = sums.rectified ? std::max(result, 0.0F) : result;
    }
  }
}

#ifdef __x86_64__

#define ROSETT_AVX2 __attribute__((target("avx2")))
#define ROSETT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

// NOLINTBEGIN(modernize-avoid-c-arrays): std::array would not keep the registers' attributes.
// NOLINTBEGIN(portability-simd-intrinsics)
ROSETT_AVX2 void sum_avx2(const PairSums& sums) {
  const __m256 least = _mm256_set1_ps(sums.rectified ? 0.0F : -__FLT_MAX__);
  for (int x = 0; x < sums.cols; x += 8) {
    __m256i sum[kSumsTogether];
    for (auto& each : sum) each = _mm256_setzero_si256();
    const Pair* weight = sums.weights;
    for (const Pair* tap : sums.taps) {
      const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(tap + x));
      for (auto& each : sum)
        each = _mm256_add_epi32(each, _mm256_madd_epi16(values, _mm256_set1_epi32(*weight++)));
    }
    for (std::size_t n = 0; n < kSumsTogether; ++n) {
      const __m256 scaled =
          _mm256_mul_ps(_mm256_cvtepi32_ps(sum[n]), _mm256_set1_ps(sums.factors[n]));
      const __m256 result = _mm256_add_ps(scaled, _mm256_set1_ps(sums.bias[n]));
      _mm256_storeu_ps(sums.results[n] + x, _mm256_max_ps(result, least));
    }
  }
}

ROSETT_AVX512 void sum_avx512(const PairSums& sums) {
  const __m512 least = _mm512_set1_ps(sums.rectified ? 0.0F : -__FLT_MAX__);
  for (int x = 0; x < sums.cols; x += 16) {
    __m512i sum[kSumsTogether];
    for (auto& each : sum) each = _mm512_setzero_si512();
    const Pair* weight = sums.weights;
    for (const Pair* tap : sums.taps) {
      const __m512i values = _mm512_loadu_si512(tap + x);
      for (auto& each : sum) each = _mm512_dpwssd_epi32(each, values, _mm512_set1_epi32(*weight++));
    }
    for (std::size_t n = 0; n < kSumsTogether; ++n) {
      const __m512 scaled =
          _mm512_mul_ps(_mm512_cvtepi32_ps(sum[n]), _mm512_set1_ps(sums.factors[n]));
      const __m512 result = _mm512_add_ps(scaled, _mm512_set1_ps(sums.bias[n]));
      _mm512_storeu_ps(sums.results[n] + x, _mm512_max_ps(result, least));
    }
  }
}
// NOLINTEND(portability-simd-intrinsics)
// NOLINTEND(modernize-avoid-c-arrays)

#endif

[[gnu::always_inline]] inline float largest_of(const float* values, std::size_t count) {
  constexpr std::int32_t kWithoutSign = 0x7fffffff;
  std::int32_t largest = 0;  // positive floats are in the order of their bits
  for (std::size_t i = 0; i < count; ++i)
    largest = std::max(largest, std::bit_cast<std::int32_t>(values[i]) & kWithoutSign);
  return std::bit_cast<float>(largest);
}

[[gnu::always_inline]] inline void pair_all(const float* first, const float* second, float scale,
                                            std::size_t count, Pair* pairs) {
  for (std::size_t i = 0; i < count; ++i)
    pairs[i] = pair_of(rounded_to_int(first[i] * scale), rounded_to_int(second[i] * scale));
}

// NOLINTBEGIN(bugprone-macro-parentheses): an attribute is no expression.
#define ROSETT_PAIRS(name, attribute)                                              \
  attribute float largest_##name(const float* values, std::size_t count) {         \
    return largest_of(values, count);                                              \
  }                                                                                \
  attribute void pair_##name(const float* first, const float* second, float scale, \
                             std::size_t count, Pair* pairs) {                     \
    pair_all(first, second, scale, count, pairs);                                  \
  }                                                                                \
  constexpr PairArithmetic k_##name { sum_##name, largest_##name, pair_##name }
// NOLINTEND(bugprone-macro-parentheses)

ROSETT_PAIRS(plain, );
#ifdef __x86_64__
ROSETT_PAIRS(avx2, ROSETT_AVX2);
ROSETT_PAIRS(avx512, ROSETT_AVX512);
constexpr std::array kAll{k_avx512, k_avx2, k_plain};

std::size_t first_that_runs() {
  if (__builtin_cpu_supports("avx512vnni") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
      __builtin_cpu_supports("avx512vl") != 0)
    return 0;
  return __builtin_cpu_supports("avx2") != 0 ? 1 : 2;
}
#else
constexpr std::array kAll{k_plain};

std::size_t first_that_runs() { return 0; }
#endif

}  // namespace

std::span<const PairArithmetic> pair_arithmetics() {
  static const std::size_t first = first_that_runs();
  return std::span(kAll).subspan(first);
}

}  // namespace rosett

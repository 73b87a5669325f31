#include "ocr/lane_arithmetic.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace rosett {
namespace {

constexpr std::size_t kTogether = 4;  // vectors that share what is fetched of a tile

// Some rows of tiles times kTogether vectors.
struct Product {
  const Tile* tiles;
  std::size_t tiles_across;
  const std::int32_t* bias;
  std::array<const std::int8_t*, kTogether> vectors;
  std::array<std::int32_t*, kTogether> sums;
};

// The last vectors are taken several times when they are fewer than kTogether.
template <class Multiply>
[[gnu::always_inline]] inline void multiply_rows(const Matrix& matrix,
                                                 const std::vector<std::int32_t>& bias,
                                                 const Vectors& vectors, std::size_t output,
                                                 std::int32_t* products, Multiply multiply) {
  Product product{matrix.tiles(output), matrix.tiles_across(), bias.data() + output, {}, {}};
  for (std::size_t first = 0; first < vectors.count; first += kTogether) {
    for (std::size_t i = 0; i < kTogether; ++i) {
      const std::size_t number = std::min(first + i, vectors.count - 1);
      product.vectors[i] = vectors.first + number * vectors.stride;
      product.sums[i] = products + number * matrix.outputs() + output;
    }
    multiply(product);
  }
}

void multiply_plain(const Matrix& matrix, const Vectors& vectors, std::int32_t* products) {
  const auto multiply = [](const Product& product) {
    for (std::size_t i = 0; i < kTogether; ++i) {
      std::copy_n(product.bias, kTileOutputs, product.sums[i]);
      const std::int8_t* value = product.vectors[i];
      for (std::size_t tile = 0; tile < product.tiles_across; ++tile, value += kTileInputs) {
        const std::int8_t* weight = product.tiles[tile].values.data();
        for (std::size_t n = 0; n < kTileOutputs; ++n, weight += kTileInputs)
          for (std::size_t k = 0; k < kTileInputs; ++k) product.sums[i][n] += weight[k] * value[k];
      }
    }
  };
  for (std::size_t output = 0; output < matrix.outputs(); output += kTileOutputs)
    multiply_rows(matrix, matrix.bias(), vectors, output, products, multiply);
}

#ifdef __x86_64__

// Four values as one number, as the processor multiplies them.
int four_of(const std::int8_t* values) {
  int four = 0;
  std::memcpy(&four, values, sizeof four);
  return four;
}

#define ROSETT_AVX2 __attribute__((target("avx2")))
#define ROSETT_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

// Bytes 0 and 2, and 1 and 3, of each number as 16 bits with their sign.
struct Halves {
  __m256i even, odd;
};

ROSETT_AVX2 inline Halves halves_of(__m256i bytes) {
  return {_mm256_srai_epi16(_mm256_slli_epi16(bytes, 8), 8), _mm256_srai_epi16(bytes, 8)};
}

ROSETT_AVX2 inline __m256i added(__m256i sum, const Halves& a, const Halves& b) {
  sum = _mm256_add_epi32(sum, _mm256_madd_epi16(a.even, b.even));
  return _mm256_add_epi32(sum, _mm256_madd_epi16(a.odd, b.odd));
}

// NOLINTBEGIN(modernize-avoid-c-arrays): std::array would not keep the registers' attributes.
ROSETT_AVX2 inline void multiply_row_avx2(const Product& product) {
  const auto* bias = reinterpret_cast<const __m256i*>(product.bias);
  __m256i sums[kTogether][2];
  for (auto& sum : sums) {
    sum[0] = _mm256_loadu_si256(bias);
    sum[1] = _mm256_loadu_si256(bias + 1);
  }
  for (std::size_t tile = 0; tile < product.tiles_across; ++tile) {
    const auto* weights = reinterpret_cast<const __m256i*>(product.tiles + tile);
    const Halves low = halves_of(_mm256_load_si256(weights));
    const Halves high = halves_of(_mm256_load_si256(weights + 1));
    for (std::size_t i = 0; i < kTogether; ++i) {
      const Halves values =
          halves_of(_mm256_set1_epi32(four_of(product.vectors[i] + tile * kTileInputs)));
      sums[i][0] = added(sums[i][0], low, values);
      sums[i][1] = added(sums[i][1], high, values);
    }
  }
  for (std::size_t i = 0; i < kTogether; ++i) {
    auto* to = reinterpret_cast<__m256i*>(product.sums[i]);
    _mm256_storeu_si256(to, sums[i][0]);
    _mm256_storeu_si256(to + 1, sums[i][1]);
  }
}

// The processor multiplies bytes without a sign by bytes with one: 128 is added to the vectors'.
template <std::size_t kRows>
ROSETT_AVX512 inline void multiply_rows_avx512(const Product& product) {
  const __m512i raise = _mm512_set1_epi8(-128);
  __m512i sums[kTogether][kRows];
  for (auto& sum : sums)
    for (std::size_t n = 0; n < kRows; ++n)
      sum[n] = _mm512_loadu_si512(product.bias + n * kTileOutputs);
  for (std::size_t tile = 0; tile < product.tiles_across; ++tile) {
    __m512i weights[kRows];
    for (std::size_t n = 0; n < kRows; ++n)
      weights[n] = _mm512_load_si512(product.tiles + n * product.tiles_across + tile);
    for (std::size_t i = 0; i < kTogether; ++i) {
      const __m512i values = _mm512_xor_si512(
          raise, _mm512_set1_epi32(four_of(product.vectors[i] + tile * kTileInputs)));
      for (std::size_t n = 0; n < kRows; ++n)
        sums[i][n] = _mm512_dpbusd_epi32(sums[i][n], values, weights[n]);
    }
  }
  for (std::size_t i = 0; i < kTogether; ++i)
    for (std::size_t n = 0; n < kRows; ++n)
      _mm512_storeu_si512(product.sums[i] + n * kTileOutputs, sums[i][n]);
}
// NOLINTEND(modernize-avoid-c-arrays)

void multiply_avx2(const Matrix& matrix, const Vectors& vectors, std::int32_t* products) {
  for (std::size_t output = 0; output < matrix.outputs(); output += kTileOutputs)
    multiply_rows(matrix, matrix.bias(), vectors, output, products, multiply_row_avx2);
}

void multiply_avx512(const Matrix& matrix, const Vectors& vectors, std::int32_t* products) {
  constexpr std::size_t kRows = 4;
  std::size_t output = 0;
  for (; output + kRows * kTileOutputs <= matrix.outputs(); output += kRows * kTileOutputs)
    multiply_rows(matrix, matrix.raised_bias(), vectors, output, products,
                  multiply_rows_avx512<kRows>);
  for (; output < matrix.outputs(); output += kTileOutputs)
    multiply_rows(matrix, matrix.raised_bias(), vectors, output, products, multiply_rows_avx512<1>);
}

#endif

// Quotient of two polynomials, within 4e-7 of tanh; beyond kFlat it is 1 to the last bit. Eigen
// and others compute it so.
[[gnu::always_inline]] inline float tanh_of(float value) {
  constexpr float kFlat = 7.90531110763549805F;
  const float x = std::clamp(value, -kFlat, kFlat);
  const float x2 = x * x;
  float p = x2 * -2.76076847742355e-16F + 2.00018790482477e-13F;
  p = x2 * p - 8.60467152213735e-11F;
  p = x2 * p + 5.12229709037114e-08F;
  p = x2 * p + 1.48572235717979e-05F;
  p = x2 * p + 6.37261928875436e-04F;
  p = x2 * p + 4.89352455891786e-03F;
  float q = x2 * 1.19825839466702e-06F + 1.18534705686654e-04F;
  q = x2 * q + 2.26843463243900e-03F;
  q = x2 * q + 4.89352518554385e-03F;
  return x * p / q;
}

[[gnu::always_inline]] inline float logistic_of(float value) {
  return 0.5F + 0.5F * tanh_of(0.5F * value);
}

// Half a unit is added away from zero.
[[gnu::always_inline]] inline std::int8_t rounded(float value) {
  constexpr float kFullScale = 127;
  const float scaled = value * kFullScale;
  return static_cast<std::int8_t>(
      static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5F : scaled + 0.5F));
}

// Within a few units in the last place, for values from -87 to 0.
[[gnu::always_inline]] inline float exp_of(float value) {
  constexpr float kToWhole = 12'582'912;  // added and taken away again it rounds to a whole number
  constexpr int kExponentBias = 127, kFractionBits = 23;
  const float x = std::max(value, -87.0F);
  const float twos = (x * 1.44269504F + kToWhole) - kToWhole;
  const float rest = (x - twos * 0.693359375F) + twos * 2.12194440e-4F;
  float p = rest * 1.9875691500e-4F + 1.3981999507e-3F;
  p = rest * p + 8.3334519073e-3F;
  p = rest * p + 4.1665795894e-2F;
  p = rest * p + 1.6666665459e-1F;
  p = rest * p + 5.0000001201e-1F;
  const float fraction = rest * rest * p + rest + 1;
  return fraction * std::bit_cast<float>((static_cast<int>(twos) + kExponentBias) << kFractionBits);
}

// The sum is taken in kApart parts, so that it comes out the same however many are added at a time.
[[gnu::always_inline]] inline void softmax_all(float* scores, std::size_t count) {
  constexpr std::size_t kApart = 16;
  const float largest = *std::max_element(scores, scores + count);
  for (std::size_t i = 0; i < count; ++i) scores[i] = exp_of(scores[i] - largest);
  std::array<float, kApart> parts{};
  const std::size_t whole = count / kApart * kApart;
  for (std::size_t i = 0; i < whole; i += kApart)
    for (std::size_t part = 0; part < kApart; ++part) parts[part] += scores[i + part];
  for (std::size_t i = whole; i < count; ++i) parts[i - whole] += scores[i];
  float sum = 0;
  for (const float part : parts) sum += part;
  for (std::size_t i = 0; i < count; ++i) scores[i] /= sum;
}

[[gnu::always_inline]] inline void tanh_all(const std::int32_t* products, const float* scale,
                                            std::size_t count, std::int8_t* results) {
  for (std::size_t i = 0; i < count; ++i)
    results[i] = rounded(tanh_of(static_cast<float>(products[i]) * scale[i]));
}

[[gnu::always_inline]] inline void step_all(const std::int32_t* __restrict products,
                                            const float* __restrict scale, std::size_t cells,
                                            float* __restrict state,
                                            std::int8_t* __restrict results) {
  constexpr float kStateLimit = 100;  // as in training: states count things
  const auto gate = [&](std::size_t which, std::size_t cell) {
    const std::size_t at = which * cells + cell;
    return static_cast<float>(products[at]) * scale[at];
  };
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const float next = state[cell] * logistic_of(gate(2, cell)) +
                       tanh_of(gate(0, cell)) * logistic_of(gate(1, cell));
    state[cell] = std::clamp(next, -kStateLimit, kStateLimit);
  }
  // A loop of its own, else the compiler makes one branch of both limits, and nothing of it wide.
  for (std::size_t cell = 0; cell < cells; ++cell)
    results[cell] = rounded(tanh_of(state[cell]) * logistic_of(gate(3, cell)));
}

// These for one kind of processor: the compiler makes each anew for its registers.
// NOLINTBEGIN(bugprone-macro-parentheses): an attribute is no expression.
#define ROSETT_ARITHMETIC(name, attribute)                                                        \
  attribute void tanh_##name(const std::int32_t* products, const float* scale, std::size_t count, \
                             std::int8_t* results) {                                              \
    tanh_all(products, scale, count, results);                                                    \
  }                                                                                               \
  attribute void step_##name(const std::int32_t* products, const float* scale, std::size_t cells, \
                             float* state, std::int8_t* results) {                                \
    step_all(products, scale, cells, state, results);                                             \
  }                                                                                               \
  attribute void softmax_##name(float* scores, std::size_t count) { softmax_all(scores, count); } \
  constexpr LaneArithmetic k_##name { multiply_##name, tanh_##name, step_##name, softmax_##name }
// NOLINTEND(bugprone-macro-parentheses)

ROSETT_ARITHMETIC(plain, );
#ifdef __x86_64__
ROSETT_ARITHMETIC(avx2, ROSETT_AVX2);
ROSETT_ARITHMETIC(avx512, ROSETT_AVX512);
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

std::size_t filled_up(std::size_t count, std::size_t whole) {
  return (count + whole - 1) / whole * whole;
}

}  // namespace

Matrix::Matrix(const Weights& weights)
    : tiles_across_{filled_up(static_cast<std::size_t>(weights.inputs), kTileInputs) / kTileInputs},
      bias_{weights.bias},
      scale_{weights.scale} {
  const auto inputs = static_cast<std::size_t>(weights.inputs);
  const std::size_t outputs = filled_up(weights.bias.size(), kTileOutputs);
  tiles_.resize(outputs / kTileOutputs * tiles_across_);
  bias_.resize(outputs);
  scale_.resize(outputs);
  raised_bias_ = bias_;
  for (std::size_t i = 0; i < weights.values.size(); ++i) {
    const std::size_t output = i / inputs, input = i % inputs;
    Tile& tile = tiles_[output / kTileOutputs * tiles_across_ + input / kTileInputs];
    tile.values[output % kTileOutputs * kTileInputs + input % kTileInputs] = weights.values[i];
    constexpr std::int32_t kRaised = 128;
    raised_bias_[output] -= kRaised * weights.values[i];
  }
}

const LaneArithmetic& lane_arithmetic() { return lane_arithmetics().front(); }

std::span<const LaneArithmetic> lane_arithmetics() {
  static const std::size_t first = first_that_runs();
  return std::span(kAll).subspan(first);
}

}  // namespace rosett

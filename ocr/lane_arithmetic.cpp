#include "ocr/lane_arithmetic.h"

#include <algorithm>
#include <cstddef>

namespace rosett {
namespace {

static_assert(kLanes == 8, "the sums below are written out");

// Written so that the compiler finds its multiply-and-add of 16-bit pairs.
[[gnu::always_inline]] inline void dot_lanes(const std::int16_t* weights,
                                             const std::int16_t* vectors, std::size_t inputs,
                                             std::int32_t* sums) {
  const std::int16_t* v0 = vectors;
  const std::int16_t* v1 = v0 + inputs;
  const std::int16_t* v2 = v1 + inputs;
  const std::int16_t* v3 = v2 + inputs;
  const std::int16_t* v4 = v3 + inputs;
  const std::int16_t* v5 = v4 + inputs;
  const std::int16_t* v6 = v5 + inputs;
  const std::int16_t* v7 = v6 + inputs;
  std::int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
  for (std::size_t i = 0; i < inputs; ++i) {
    const std::int32_t weight = weights[i];
    s0 += weight * v0[i];
    s1 += weight * v1[i];
    s2 += weight * v2[i];
    s3 += weight * v3[i];
    s4 += weight * v4[i];
    s5 += weight * v5[i];
    s6 += weight * v6[i];
    s7 += weight * v7[i];
  }
  sums[0] = s0, sums[1] = s1, sums[2] = s2, sums[3] = s3;
  sums[4] = s4, sums[5] = s5, sums[6] = s6, sums[7] = s7;
}

[[gnu::always_inline]] inline void multiply_all(const Weights& weights, const std::int16_t* vectors,
                                                std::int32_t* products) {
  const auto inputs = static_cast<std::size_t>(weights.inputs);
  for (std::size_t output = 0; output < weights.bias.size(); ++output) {
    std::int32_t* sums = products + output * kLanes;
    dot_lanes(weights.values.data() + output * inputs, vectors, inputs, sums);
    for (int lane = 0; lane < kLanes; ++lane) sums[lane] += weights.bias[output];
  }
}

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
[[gnu::always_inline]] inline std::int16_t rounded(float value) {
  constexpr float kFullScale = 127;
  const float scaled = value * kFullScale;
  return static_cast<std::int16_t>(
      static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5F : scaled + 0.5F));
}

[[gnu::always_inline]] inline void tanh_all(const std::int32_t* products, const float* scale,
                                            std::size_t outputs, std::int16_t* results) {
  for (std::size_t output = 0; output < outputs; ++output)
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      results[output * kLanes + lane] =
          rounded(tanh_of(static_cast<float>(products[output * kLanes + lane]) * scale[output]));
}

[[gnu::always_inline]] inline void step_all(const std::int32_t* products, const float* scale,
                                            std::size_t cells, float* state,
                                            std::int16_t* results) {
  constexpr float kStateLimit = 100;  // as in training: states count things
  for (std::size_t cell = 0; cell < cells; ++cell) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const auto gate = [&](std::size_t which) {
        const std::size_t row = which * cells + cell;
        return static_cast<float>(products[row * kLanes + lane]) * scale[row];
      };
      const std::size_t at = cell * kLanes + lane;
      const float next = state[at] * logistic_of(gate(2)) + tanh_of(gate(0)) * logistic_of(gate(1));
      state[at] = std::clamp(next, -kStateLimit, kStateLimit);
      results[at] = rounded(tanh_of(state[at]) * logistic_of(gate(3)));
    }
  }
}

struct Arithmetic {
  void (*multiply)(const Weights&, const std::int16_t*, std::int32_t*);
  void (*tanh)(const std::int32_t*, const float*, std::size_t, std::int16_t*);
  void (*step)(const std::int32_t*, const float*, std::size_t, float*, std::int16_t*);
};

// The three for one kind of processor: the compiler makes each anew for its registers.
// NOLINTBEGIN(bugprone-macro-parentheses): an attribute is no expression.
#define ROSETT_ARITHMETIC(name, attribute)                                                        \
  attribute void multiply_##name(const Weights& weights, const std::int16_t* vectors,             \
                                 std::int32_t* products) {                                        \
    multiply_all(weights, vectors, products);                                                     \
  }                                                                                               \
  attribute void tanh_##name(const std::int32_t* products, const float* scale,                    \
                             std::size_t outputs, std::int16_t* results) {                        \
    tanh_all(products, scale, outputs, results);                                                  \
  }                                                                                               \
  attribute void step_##name(const std::int32_t* products, const float* scale, std::size_t cells, \
                             float* state, std::int16_t* results) {                               \
    step_all(products, scale, cells, state, results);                                             \
  }                                                                                               \
  constexpr Arithmetic k_##name { multiply_##name, tanh_##name, step_##name }
// NOLINTEND(bugprone-macro-parentheses)

ROSETT_ARITHMETIC(plain, );
#ifdef __x86_64__
ROSETT_ARITHMETIC(avx2, __attribute__((target("avx2"))));
ROSETT_ARITHMETIC(avx512, __attribute__((target("avx512f,avx512bw"))));

const Arithmetic& best() {
  static const Arithmetic& chosen = __builtin_cpu_supports("avx512bw") != 0 ? k_avx512
                                    : __builtin_cpu_supports("avx2") != 0   ? k_avx2
                                                                            : k_plain;
  return chosen;
}
#else
const Arithmetic& best() { return k_plain; }
#endif

}  // namespace

void multiply(const Weights& weights, std::span<const std::int16_t> vectors,
              std::span<std::int32_t> products) {
  best().multiply(weights, vectors.data(), products.data());
}

void tanh_of_products(std::span<const std::int32_t> products, std::span<const float> scale,
                      std::span<std::int16_t> results) {
  best().tanh(products.data(), scale.data(), scale.size(), results.data());
}

void lstm_step(std::span<const std::int32_t> products, std::span<const float> scale,
               std::span<float> state, std::span<std::int16_t> results) {
  best().step(products.data(), scale.data(), state.size() / kLanes, state.data(), results.data());
}

}  // namespace rosett

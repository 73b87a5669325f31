#include "ocr/convolution.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace rosett {
namespace {

constexpr int kTogether = 4;

// What one of a processor's registers holds.
using Four = float __attribute__((vector_size(4 * sizeof(float))));
using Eight = float __attribute__((vector_size(8 * sizeof(float))));
using Sixteen = float __attribute__((vector_size(16 * sizeof(float))));

// results[n][x] = bias[n] + sum over taps of weights[tap * kOutputs + n] * taps[tap][x]
// A wider processor takes more columns at a time; each column's sum stays the same.
template <typename Register, std::size_t kOutputs>
[[gnu::always_inline]] inline void sum_all(std::span<const float* const> taps, const float* weights,
                                           const float* bias, int cols, float* const* results) {
  constexpr std::size_t kRegisters = Planes::kBlock * sizeof(float) / sizeof(Register);
  for (int x = 0; x < cols; x += Planes::kBlock) {
    Register sums[kOutputs][kRegisters];  // NOLINT(modernize-avoid-c-arrays): std::array would
    for (std::size_t n = 0; n < kOutputs; ++n)
      for (std::size_t i = 0; i < kRegisters; ++i) sums[n][i] = Register{} + bias[n];
    const float* weight = weights;
    for (const float* tap : taps) {
      Register values[kRegisters];  // NOLINT(modernize-avoid-c-arrays): not keep the attribute
      std::memcpy(values, tap + x, sizeof values);
      for (std::size_t n = 0; n < kOutputs; ++n)
        for (std::size_t i = 0; i < kRegisters; ++i) sums[n][i] += weight[n] * values[i];
      weight += kOutputs;
    }
    for (std::size_t n = 0; n < kOutputs; ++n) std::memcpy(results[n] + x, sums[n], sizeof sums[n]);
  }
}

using Sum = void (*)(std::span<const float* const> taps, const float* weights, const float* bias,
                     int cols, float* const* results);

struct Sums {
  Sum four, one;
};

// Both for one kind of processor.
// NOLINTBEGIN(bugprone-macro-parentheses): an attribute is no expression.
#define ROSETT_SUMS(name, Register, attribute)                                         \
  attribute void four_##name(std::span<const float* const> taps, const float* weights, \
                             const float* bias, int cols, float* const* results) {     \
    sum_all<Register, kTogether>(taps, weights, bias, cols, results);                  \
  }                                                                                    \
  attribute void one_##name(std::span<const float* const> taps, const float* weights,  \
                            const float* bias, int cols, float* const* results) {      \
    sum_all<Register, 1>(taps, weights, bias, cols, results);                          \
  }                                                                                    \
  constexpr Sums k_##name { four_##name, one_##name }
// NOLINTEND(bugprone-macro-parentheses)

ROSETT_SUMS(plain, Four, );
#ifdef __x86_64__
ROSETT_SUMS(avx2, Eight, __attribute__((target("avx2"))));
ROSETT_SUMS(avx512, Sixteen, __attribute__((target("avx512f"))));

const Sums& best() {
  static const Sums& chosen = __builtin_cpu_supports("avx512f") != 0 ? k_avx512
                              : __builtin_cpu_supports("avx2") != 0  ? k_avx2
                                                                     : k_plain;
  return chosen;
}
#else
const Sums& best() { return k_plain; }
#endif

// Columns of the whole blocks that hold so many.
int filled_up(int cols) { return (cols + Planes::kBlock - 1) / Planes::kBlock * Planes::kBlock; }

// Even columns of channel c become channel 2c, odd ones 2c + 1.
Planes parted(const Planes& input) {
  Planes result{2 * input.channels(), input.rows(), (input.cols() + 1) / 2};
  for (int channel = 0; channel < input.channels(); ++channel) {
    for (int y = 0; y < input.rows(); ++y) {
      const float* from = input.row(channel, y);
      float* even = result.row(2 * channel, y);
      float* odd = result.row(2 * channel + 1, y);
      for (int x = 0; x < result.cols(); ++x) {
        even[x] = *from++;
        odd[x] = *from++;
      }
    }
  }
  return result;
}

// Beyond the last column there are zeros again, and no negative numbers where none may be.
void finish(float* row, int cols, bool rectified) {
  if (rectified)
    std::for_each(row, row + cols, [](float& value) { value = std::max(value, 0.0F); });
  std::fill(row + cols, row + filled_up(cols), 0.0F);
}

}  // namespace

Planes::Planes(int channels, int rows, int cols)
    : channels_{channels},
      rows_{rows},
      cols_{cols},
      pitch_{static_cast<std::size_t>(filled_up(cols) + 2 * kSide)},
      values_((static_cast<std::size_t>(channels) * static_cast<std::size_t>(rows) + 1) * pitch_) {}

Convolver::Convolver(const Convolution& layer)
    : inputs_{layer.each_alone ? 1 : layer.inputs},
      outputs_{layer.outputs},
      kernel_rows_{layer.kernel_rows},
      kernel_cols_{layer.kernel_cols},
      step_down_{layer.step_down},
      step_across_{layer.step_across},
      pad_down_{layer.pad_down},
      each_alone_{layer.each_alone},
      rectified_{layer.rectified},
      adds_{layer.adds},
      together_{layer.each_alone ? 1 : kTogether} {
  const auto together = static_cast<std::size_t>(together_);
  const std::size_t taps = layer.weights.size() / static_cast<std::size_t>(outputs_);
  const std::size_t groups = (static_cast<std::size_t>(outputs_) + together - 1) / together;
  weights_.resize(groups * taps * together);
  bias_.resize(groups * together);
  std::copy(layer.bias.begin(), layer.bias.end(), bias_.begin());
  for (std::size_t output = 0; output < static_cast<std::size_t>(outputs_); ++output) {
    for (std::size_t tap = 0; tap < taps; ++tap) {
      weights_[(output / together * taps + tap) * together + output % together] =
          layer.weights[output * taps + tap];
    }
  }
}

void Convolver::add_taps(Taps& taps, const Planes& input, int channel, int first_row) const {
  for (int y = first_row; y < first_row + kernel_rows_; ++y) {
    const bool inside = y >= 0 && y < input.rows();
    for (int x = -(kernel_cols_ / 2); x <= kernel_cols_ / 2; ++x) {
      if (step_across_ == 1) {
        taps.push_back((inside ? input.row(channel, y) : input.nothing()) + x);
      } else {
        const int odd = x & 1;
        const int shift = (x - odd) / 2;
        taps.push_back((inside ? input.row(2 * channel + odd, y) : input.nothing()) + shift);
      }
    }
  }
}

void Convolver::compute_row(Planes& output, const Planes& input, int y) const {
  Taps taps;
  const int first_row = y * step_down_ - pad_down_;
  if (!each_alone_) {
    for (int channel = 0; channel < inputs_; ++channel) add_taps(taps, input, channel, first_row);
  }
  std::vector<float> unused(static_cast<std::size_t>(filled_up(output.cols())));
  for (int first = 0; first < outputs_; first += together_) {
    if (each_alone_) {
      taps.clear();
      add_taps(taps, input, first, first_row);
    }
    const float* weights = weights_.data() + static_cast<std::size_t>(first) * taps.size();
    const float* bias = bias_.data() + first;
    if (each_alone_) {
      float* const row = output.row(first, y);
      best().one(taps, weights, bias, output.cols(), &row);
    } else {
      std::array<float*, kTogether> results{};
      for (int n = 0; n < kTogether; ++n) {
        results[static_cast<std::size_t>(n)] =
            first + n < outputs_ ? output.row(first + n, y) : unused.data();
      }
      best().four(taps, weights, bias, output.cols(), results.data());
    }
  }
  for (int channel = 0; channel < outputs_; ++channel) {
    finish(output.row(channel, y), output.cols(), rectified_);
  }
}

Planes Convolver::operator()(const Planes& input) const {
  const int rows = (input.rows() + 2 * pad_down_ - kernel_rows_) / step_down_ + 1;
  Planes output{outputs_, rows, (input.cols() + step_across_ - 1) / step_across_};
  if (step_across_ == 1) {
    for (int y = 0; y < rows; ++y) compute_row(output, input, y);
  } else {
    const Planes halves = parted(input);
    for (int y = 0; y < rows; ++y) compute_row(output, halves, y);
  }
  return output;
}

}  // namespace rosett

#include "ocr/convolution.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace rosett {
namespace {

using Lanes = float __attribute__((vector_size(Planes::kBlock * sizeof(float))));

constexpr int kTogether = 4;

// A wider processor takes more columns at a time; each column's sum stays the same.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define ROSETT_FOR_WIDER_PROCESSORS __attribute__((target_clones("avx2", "default")))
#else
#define ROSETT_FOR_WIDER_PROCESSORS
#endif

// results[n][x] = bias[n] + sum over taps of weights[tap * kTogether + n] * taps[tap][x]
ROSETT_FOR_WIDER_PROCESSORS
void sum_four(const float* const* taps, std::size_t count, const float* weights, const float* bias,
              int cols, const std::array<float*, kTogether>& results) {
  for (int x = 0; x < cols; x += Planes::kBlock) {
    const Lanes zero{};
    Lanes a = zero + bias[0];
    Lanes b = zero + bias[1];
    Lanes c = zero + bias[2];
    Lanes d = zero + bias[3];
    const float* weight = weights;
    for (std::size_t tap = 0; tap < count; ++tap, weight += kTogether) {
      Lanes values;
      std::memcpy(&values, taps[tap] + x, sizeof values);
      a += weight[0] * values;
      b += weight[1] * values;
      c += weight[2] * values;
      d += weight[3] * values;
    }
    std::memcpy(results[0] + x, &a, sizeof a);
    std::memcpy(results[1] + x, &b, sizeof b);
    std::memcpy(results[2] + x, &c, sizeof c);
    std::memcpy(results[3] + x, &d, sizeof d);
  }
}

ROSETT_FOR_WIDER_PROCESSORS
void sum_one(const float* const* taps, std::size_t count, const float* weights, float bias,
             int cols, float* result) {
  for (int x = 0; x < cols; x += Planes::kBlock) {
    const Lanes zero{};
    Lanes sum = zero + bias;
    for (std::size_t tap = 0; tap < count; ++tap) {
      Lanes values;
      std::memcpy(&values, taps[tap] + x, sizeof values);
      sum += weights[tap] * values;
    }
    std::memcpy(result + x, &sum, sizeof sum);
  }
}

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
      sum_one(taps.data(), taps.size(), weights, *bias, output.cols(), output.row(first, y));
    } else {
      std::array<float*, kTogether> results{};
      for (int n = 0; n < kTogether; ++n) {
        results[static_cast<std::size_t>(n)] =
            first + n < outputs_ ? output.row(first + n, y) : unused.data();
      }
      sum_four(taps.data(), taps.size(), weights, bias, output.cols(), results);
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

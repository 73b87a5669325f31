#include "ocr/convolution.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace rosett {
namespace {

// Values are rounded to that many bits beside their sign, weights to as many as leave room for the
// largest sum.
constexpr int kValueBits = 12;

// Columns of the whole blocks that hold so many.
int filled_up(int cols) { return (cols + Planes::kBlock - 1) / Planes::kBlock * Planes::kBlock; }

// Beyond the last column there are zeros again.
void finish(float* row, int cols) { std::fill(row + cols, row + filled_up(cols), 0.0F); }

// A power of two, so that what integers can hold is held exactly, which brings all below 2^bits.
float scale_below(float largest, int bits) {
  int exponent = 0;
  std::frexp(largest, &exponent);
  return std::ldexp(1.0F, bits - exponent);
}

float value_scale(const Planes& input) {
  float largest = 0;
  for (int channel = 0; channel < input.channels(); ++channel)
    for (int y = 0; y < input.rows(); ++y)
      largest =
          std::max(largest, pair_arithmetics().front().largest(
                                input.row(channel, y), static_cast<std::size_t>(input.cols())));
  return scale_below(largest, kValueBits);
}

// The largest sum of rounded weights times values stays within 32 bits, each weight within 16.
float weight_scale(std::span<const float> weights) {
  constexpr int kSumBits = 31, kWeightBits = 15, kRoom = 1;  // what rounding up may add
  float largest = 0, sum = 0;
  for (const float weight : weights) {
    largest = std::max(largest, std::abs(weight));
    sum += std::abs(weight);
  }
  return std::min(scale_below(sum, kSumBits - kValueBits - kRoom),
                  scale_below(largest, kWeightBits - kRoom));
}

// Calls use(group, down, across) for each pair that a sum takes, down from the first row and across
// from the middle.
template <class Use>
void for_each_tap(const Convolution& layer, Use use) {
  const bool by_columns = layer.step_across == 2;
  const int groups = by_columns ? layer.inputs : (layer.inputs + 1) / 2;
  const int half = layer.kernel_cols / 2;
  const int first = by_columns ? -((half + 1) / 2) : -half;
  const int last = by_columns ? half / 2 : half;
  for (int group = 0; group < groups; ++group)
    for (int down = 0; down < layer.kernel_rows; ++down)
      for (int across = first; across <= last; ++across) use(group, down, across);
}

std::size_t tap_count(const Convolution& layer) {
  std::size_t count = 0;
  for_each_tap(layer, [&count](int, int, int) { ++count; });
  return count;
}

}  // namespace

Planes::Planes(int channels, int rows, int cols)
    : channels_{channels},
      rows_{rows},
      cols_{cols},
      pitch_{static_cast<std::size_t>(filled_up(cols) + 2 * kSide)},
      values_((static_cast<std::size_t>(channels) * static_cast<std::size_t>(rows) + 1) * pitch_) {}

// What a layer's sums are made of: in one row the values of two channels side by side, or, where
// the layer takes every second column, each channel's own two by two.
class Convolver::Pairs {
 public:
  Pairs(int groups, int rows, int cols)
      : rows_{rows},
        pitch_{static_cast<std::size_t>(filled_up(cols) + 2 * Planes::kSide)},
        values_((static_cast<std::size_t>(groups * rows) + 1) * pitch_) {}

  [[nodiscard]] Pair* row(int group, int y) {
    return values_.data() + static_cast<std::size_t>(group * rows_ + y) * pitch_ + Planes::kSide;
  }
  // Above and below there are zeros.
  [[nodiscard]] const Pair* row(int group, int y) const {
    const bool inside = y >= 0 && y < rows_;
    const std::size_t line =
        inside ? static_cast<std::size_t>(group * rows_ + y) : values_.size() / pitch_ - 1;
    return values_.data() + line * pitch_ + Planes::kSide;
  }

  float scale{1};  // what the values have been multiplied by

 private:
  int rows_;
  std::size_t pitch_;
  std::vector<Pair> values_;
};

Convolver::Convolver(const Convolution& layer) : layer_{layer}, bias_{layer.bias} {
  if (layer.each_alone) return;
  bias_.resize((bias_.size() + kSumsTogether - 1) / kSumsTogether * kSumsTogether);
  factors_.resize(bias_.size());
  pair_weights(layer);
  layer_.weights.clear();
}

void Convolver::pair_weights(const Convolution& layer) {
  const bool by_columns = layer.step_across == 2;
  const int half = layer.kernel_cols / 2;
  const int per_output = layer.inputs * layer.kernel_rows * layer.kernel_cols;
  // Of input `channel`, `across` columns from the middle; 0 where there is none.
  const auto weight = [&](int output, int channel, int down, int across) {
    if (channel >= layer.inputs || across > half || across < -half) return 0.0F;
    const int at = output * per_output + (channel * layer.kernel_rows + down) * layer.kernel_cols +
                   across + half;
    return layer.weights[static_cast<std::size_t>(at)];
  };
  const std::size_t taps = tap_count(layer);
  pairs_.resize(bias_.size() * taps);
  for (int output = 0; output < layer.outputs; ++output) {
    const auto n = static_cast<std::size_t>(output);
    const float scale = weight_scale({layer.weights.data() + std::ptrdiff_t{output} * per_output,
                                      static_cast<std::size_t>(per_output)});
    factors_[n] = 1 / scale;
    Pair* to = pairs_.data() + n / kSumsTogether * kSumsTogether * taps + n % kSumsTogether;
    for_each_tap(layer, [&](int group, int down, int across) {
      const float one = by_columns ? weight(output, group, down, 2 * across)
                                   : weight(output, 2 * group, down, across);
      const float other = by_columns ? weight(output, group, down, 2 * across + 1)
                                     : weight(output, 2 * group + 1, down, across);
      *to = pair_of(rounded_to_int(one * scale), rounded_to_int(other * scale));
      to += kSumsTogether;
    });
  }
}

Convolver::Pairs Convolver::paired(const Planes& input) const {
  const bool by_columns = layer_.step_across == 2;
  const int cols = by_columns ? (input.cols() + 1) / 2 : input.cols();
  Pairs result{by_columns ? input.channels() : (input.channels() + 1) / 2, input.rows(), cols};
  result.scale = value_scale(input);
  const auto pair = pair_arithmetics().front().pair;
  const auto count = static_cast<std::size_t>(cols);
  for (int y = 0; y < input.rows(); ++y) {
    for (int channel = 0; !by_columns && channel < input.channels(); channel += 2) {
      const bool last = channel + 1 == input.channels();
      pair(input.row(channel, y), last ? input.nothing() : input.row(channel + 1, y), result.scale,
           count, result.row(channel / 2, y));
    }
    for (int channel = 0; by_columns && channel < input.channels(); ++channel) {
      const float* from = input.row(channel, y);
      Pair* to = result.row(channel, y);
      for (int x = 0; x < cols; ++x, from += 2)
        to[x] =
            pair_of(rounded_to_int(from[0] * result.scale), rounded_to_int(from[1] * result.scale));
    }
  }
  return result;
}

void Convolver::mix_row(Planes& output, const Pairs& input, int y) const {
  std::vector<const Pair*> taps;
  for_each_tap(layer_, [&](int group, int down, int across) {
    taps.push_back(input.row(group, y * layer_.step_down - layer_.pad_down + down) + across);
  });
  std::vector<float> unused(static_cast<std::size_t>(filled_up(output.cols())));
  std::array<float, kSumsTogether> factors{};
  PairSums sums{.taps = taps,
                .factors = factors.data(),
                .cols = output.cols(),
                .rectified = layer_.rectified};
  for (std::size_t first = 0; first < bias_.size(); first += kSumsTogether) {
    sums.weights = pairs_.data() + first * taps.size();
    sums.bias = bias_.data() + first;
    for (std::size_t n = 0; n < kSumsTogether; ++n) {
      factors[n] = factors_[first + n] / input.scale;
      const int channel = static_cast<int>(first + n);
      sums.results[n] = channel < layer_.outputs ? output.row(channel, y) : unused.data();
    }
    pair_arithmetics().front().sum(sums);
  }
}

// Few enough products that floats do.
void Convolver::look_row(Planes& output, const Planes& input, int y) const {
  const int half = layer_.kernel_cols / 2;
  const int step = layer_.step_across;
  const float* weight = layer_.weights.data();
  for (int channel = 0; channel < layer_.outputs; ++channel) {
    float* to = output.row(channel, y);
    std::fill(to, to + output.cols(), bias_[static_cast<std::size_t>(channel)]);
    for (int down = 0; down < layer_.kernel_rows; ++down) {
      const int at = y * layer_.step_down - layer_.pad_down + down;
      const float* from = at >= 0 && at < input.rows() ? input.row(channel, at) : input.nothing();
      for (int across = -half; across <= half; ++across, ++weight)
        for (int x = 0; x < output.cols(); ++x) to[x] += *weight * from[step * x + across];
    }
    if (layer_.rectified)
      std::for_each(to, to + output.cols(), [](float& value) { value = std::max(value, 0.0F); });
  }
}

Planes Convolver::operator()(const Planes& input) const {
  const int rows = (input.rows() + 2 * layer_.pad_down - layer_.kernel_rows) / layer_.step_down + 1;
  Planes output{layer_.outputs, rows, (input.cols() + layer_.step_across - 1) / layer_.step_across};
  if (layer_.each_alone) {
    for (int y = 0; y < rows; ++y) look_row(output, input, y);
    return output;
  }
  const Pairs pairs = paired(input);
  for (int y = 0; y < rows; ++y) mix_row(output, pairs, y);
  for (int channel = 0; channel < output.channels(); ++channel)
    for (int y = 0; y < rows; ++y) finish(output.row(channel, y), output.cols());
  return output;
}

}  // namespace rosett

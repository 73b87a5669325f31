#include "ocr/convolution.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

float value(const Planes& planes, int channel, int y, int x) {
  const bool inside = y >= 0 && y < planes.rows() && x >= 0 && x < planes.cols();
  return inside ? planes.row(channel, y)[x] : 0.0F;
}

// By the definition, in double precision.
double expected(const Convolution& layer, const Planes& input, int output, int y, int x) {
  const int seen = layer.each_alone ? 1 : layer.inputs;
  double sum = layer.bias[static_cast<std::size_t>(output)];
  const int each = seen * layer.kernel_rows * layer.kernel_cols;
  auto weight = layer.weights.begin() + std::ptrdiff_t{output} * each;
  for (int channel = 0; channel < seen; ++channel) {
    for (int down = 0; down < layer.kernel_rows; ++down) {
      for (int across = 0; across < layer.kernel_cols; ++across) {
        const float pixel = value(input, layer.each_alone ? output : channel,
                                  y * layer.step_down - layer.pad_down + down,
                                  x * layer.step_across - layer.kernel_cols / 2 + across);
        sum += static_cast<double>(*weight++) * static_cast<double>(pixel);
      }
    }
  }
  return layer.rectified ? std::max(sum, 0.0) : sum;
}

float small_number() { return static_cast<float>(*rc::gen::inRange(-8, 9)) / 8; }

Convolution some_layer() {
  Convolution layer;
  layer.each_alone = *rc::gen::arbitrary<bool>();
  layer.inputs = *rc::gen::inRange(1, 4);
  layer.outputs = layer.each_alone ? layer.inputs : *rc::gen::inRange(1, 7);
  layer.kernel_rows = *rc::gen::element(1, 3);
  layer.kernel_cols = *rc::gen::element(1, 3, 5, 7);
  layer.step_down = *rc::gen::inRange(1, 3);
  layer.step_across = *rc::gen::inRange(1, 3);
  layer.pad_down = layer.kernel_rows == 3 ? *rc::gen::inRange(0, 2) : 0;
  layer.rectified = *rc::gen::arbitrary<bool>();
  const int seen = layer.each_alone ? 1 : layer.inputs;
  const int weights = layer.outputs * seen * layer.kernel_rows * layer.kernel_cols;
  layer.weights.resize(static_cast<std::size_t>(weights));
  layer.bias.resize(static_cast<std::size_t>(layer.outputs));
  std::ranges::generate(layer.weights, small_number);
  std::ranges::generate(layer.bias, small_number);
  return layer;
}

Planes some_planes(int channels, int rows, int cols) {
  Planes planes{channels, rows, cols};
  for (int channel = 0; channel < channels; ++channel) {
    for (int y = 0; y < rows; ++y) {
      std::generate_n(planes.row(channel, y), cols, small_number);
    }
  }
  return planes;
}

RC_GTEST_PROP(Convolution, IsTheSumThatItsDefinitionSays, ()) {
  const Convolution layer = some_layer();
  const Planes input = some_planes(layer.inputs, *rc::gen::inRange(3, 6), *rc::gen::inRange(1, 40));
  const Planes output = Convolver{layer}(input);
  RC_ASSERT(output.channels() == layer.outputs);
  RC_ASSERT(output.cols() == (input.cols() + layer.step_across - 1) / layer.step_across);
  RC_ASSERT(output.rows() ==
            (input.rows() + 2 * layer.pad_down - layer.kernel_rows) / layer.step_down + 1);
  for (int channel = 0; channel < output.channels(); ++channel) {
    for (int y = 0; y < output.rows(); ++y) {
      for (int x = 0; x < output.cols(); ++x) {
        // Multiples of 1/64 far below 2^24: floats hold them exactly.
        RC_ASSERT(static_cast<double>(output.row(channel, y)[x]) ==
                  expected(layer, input, channel, y, x));
      }
    }
  }
}

TEST(Planes, HaveNothingBeyondTheirSides) {
  Planes ones{1, 1, 5};
  std::fill_n(ones.row(0, 0), 5, 1.0F);
  // Two layers: what the first computed beyond the last column must not reach the second.
  const Convolution bright{.inputs = 1,
                           .outputs = 1,
                           .kernel_rows = 1,
                           .kernel_cols = 3,
                           .weights = {1, 1, 1},
                           .bias = {10}};
  const Planes once = Convolver{bright}(ones);
  const Planes twice = Convolver{bright}(once);
  EXPECT_EQ(once.row(0, 0)[4], 12);
  EXPECT_EQ(twice.row(0, 0)[4], 10 + 12 + 13);
}

}  // namespace
}  // namespace rosett

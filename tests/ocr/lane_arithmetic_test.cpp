#include "ocr/lane_arithmetic.h"

#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

Weights arbitrary_weights(int outputs, int inputs) {
  Weights weights;
  weights.outputs = outputs;
  weights.inputs = inputs;
  const auto value = rc::gen::inRange(-128, 128);
  for (int i = 0; i < outputs * inputs; ++i)
    weights.values.push_back(static_cast<std::int8_t>(*value));
  for (int i = 0; i < outputs; ++i) weights.bias.push_back(127 * *value);
  weights.scale.assign(static_cast<std::size_t>(outputs), 0.001F);
  return weights;
}

RC_GTEST_PROP(LaneArithmetic, MultipliesExactlyOnEveryProcessor, ()) {
  const int outputs = *rc::gen::inRange(1, 90);
  const int inputs = *rc::gen::inRange(1, 30);
  const std::size_t count = *rc::gen::inRange<std::size_t>(1, 8);
  const Weights weights = arbitrary_weights(outputs, inputs);
  const Matrix matrix{weights};
  const std::size_t stride = matrix.inputs() + *rc::gen::element<std::size_t>(0, 5);
  std::vector<std::int8_t> vectors;
  for (std::size_t i = 0; i < stride * count; ++i)
    vectors.push_back(static_cast<std::int8_t>(*rc::gen::inRange(-127, 128)));
  for (const LaneArithmetic& arithmetic : lane_arithmetics()) {
    std::vector<std::int32_t> products(matrix.outputs() * count);
    arithmetic.multiply(matrix, {vectors.data(), stride, count}, products.data());
    for (std::size_t vector = 0; vector < count; ++vector) {
      for (std::size_t output = 0; output < weights.bias.size(); ++output) {
        std::int32_t sum = weights.bias[output];
        for (std::size_t i = 0; i < static_cast<std::size_t>(inputs); ++i)
          sum += weights.values[output * static_cast<std::size_t>(inputs) + i] *
                 vectors[vector * stride + i];
        RC_ASSERT(products[vector * matrix.outputs() + output] == sum);
      }
    }
  }
}

TEST(LaneArithmetic, TanhIsWithinHalfAUnit) {
  std::vector<std::int32_t> products;
  for (int i = -4'000; i < 4'000; ++i) products.push_back(i);
  const std::vector<float> scale(products.size(), 0.0025F);
  for (const LaneArithmetic& arithmetic : lane_arithmetics()) {
    std::vector<std::int8_t> results(products.size());
    arithmetic.tanh(products.data(), scale.data(), products.size(), results.data());
    for (std::size_t i = 0; i < products.size(); ++i)
      EXPECT_NEAR(results[i], 127 * std::tanh(0.0025 * products[i]), 0.501) << products[i];
  }
}

// state' = state * f + tanh(input) * i, result = o * tanh(state').
TEST(LaneArithmetic, AStepOfAnLstm) {
  constexpr std::size_t kCells = 21;
  const std::vector<float> scale(4 * kCells, 0.01F);
  std::vector<std::int32_t> products;
  for (const int gate : {50, 100, -30, 80}) products.insert(products.end(), kCells, gate);
  const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
  const double expected = 0.5 * logistic(-0.3) + std::tanh(0.5) * logistic(1.0);
  for (const LaneArithmetic& arithmetic : lane_arithmetics()) {
    std::vector<float> state(kCells, 0.5F);
    std::vector<std::int8_t> results(kCells);
    arithmetic.step(products.data(), scale.data(), kCells, state.data(), results.data());
    for (const float value : state) EXPECT_NEAR(value, expected, 1e-5);
    for (const std::int8_t value : results)
      EXPECT_NEAR(value, 127 * logistic(0.8) * std::tanh(expected), 0.51);
  }
}

TEST(LaneArithmetic, SoftmaxGivesProbabilities) {
  std::vector<float> scores;
  for (int i = 0; i < 113; ++i) scores.push_back(static_cast<float>(i % 37) * -0.9F);
  std::vector<double> expected;
  for (const float score : scores) expected.push_back(std::exp(static_cast<double>(score)));
  const double sum = std::accumulate(expected.begin(), expected.end(), 0.0);
  for (const LaneArithmetic& arithmetic : lane_arithmetics()) {
    std::vector<float> results = scores;
    arithmetic.softmax(results.data(), results.size());
    for (std::size_t i = 0; i < results.size(); ++i)
      EXPECT_NEAR(static_cast<double>(results[i]), expected[i] / sum, 1e-7);
  }
}

// Sizes that leave lanes empty, and numbers in all directions.
RC_GTEST_PROP(LaneArithmetic, EveryProcessorGivesTheSameBits, ()) {
  const std::size_t cells = *rc::gen::inRange<std::size_t>(1, 70);
  std::vector<std::int32_t> products;
  std::vector<float> scale, state, scores;
  for (std::size_t i = 0; i < 4 * cells; ++i) {
    products.push_back(*rc::gen::inRange(-400'000, 400'000));
    scale.push_back(static_cast<float>(*rc::gen::inRange(1, 1'000)) * 3.1e-8F);
    scores.push_back(static_cast<float>(products.back()) * scale.back());
  }
  for (std::size_t i = 0; i < cells; ++i)
    state.push_back(static_cast<float>(*rc::gen::inRange(-1'000, 1'000)) / 77);
  const auto run = [&](const LaneArithmetic& arithmetic) {
    std::vector<float> floats = scores;
    arithmetic.softmax(floats.data(), floats.size());
    std::vector<float> next = state;
    std::vector<std::int8_t> results(cells), tanhs(4 * cells);
    arithmetic.step(products.data(), scale.data(), cells, next.data(), results.data());
    arithmetic.tanh(products.data(), scale.data(), tanhs.size(), tanhs.data());
    floats.insert(floats.end(), next.begin(), next.end());
    results.insert(results.end(), tanhs.begin(), tanhs.end());
    return std::pair{floats, results};
  };
  for (const LaneArithmetic& arithmetic : lane_arithmetics())
    RC_ASSERT(run(arithmetic) == run(lane_arithmetics().back()));
}

}  // namespace
}  // namespace rosett

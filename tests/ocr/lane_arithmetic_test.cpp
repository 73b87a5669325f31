#include "ocr/lane_arithmetic.h"

#include <cmath>
#include <cstdint>
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
    weights.values.push_back(static_cast<std::int16_t>(*value));
  for (int i = 0; i < outputs; ++i) weights.bias.push_back(127 * *value);
  weights.scale.assign(static_cast<std::size_t>(outputs), 0.001F);
  return weights;
}

RC_GTEST_PROP(LaneArithmetic, MultipliesExactly, ()) {
  const int outputs = *rc::gen::inRange(1, 6);
  const int inputs = *rc::gen::inRange(1, 70);
  const Weights weights = arbitrary_weights(outputs, inputs);
  std::vector<std::int16_t> vectors;
  for (int i = 0; i < inputs * kLanes; ++i)
    vectors.push_back(static_cast<std::int16_t>(*rc::gen::inRange(-127, 128)));
  std::vector<std::int32_t> products(static_cast<std::size_t>(outputs * kLanes));
  multiply(weights, vectors, products);
  for (int output = 0; output < outputs; ++output) {
    for (int lane = 0; lane < kLanes; ++lane) {
      std::int32_t sum = weights.bias[static_cast<std::size_t>(output)];
      for (int i = 0; i < inputs; ++i)
        sum += weights.values[static_cast<std::size_t>(output * inputs + i)] *
               vectors[static_cast<std::size_t>(lane * inputs + i)];
      RC_ASSERT(products[static_cast<std::size_t>(output * kLanes + lane)] == sum);
    }
  }
}

TEST(LaneArithmetic, TanhIsWithinHalfAUnit) {
  std::vector<std::int32_t> products;
  for (int i = -4'000; i < 4'000; ++i) products.push_back(i);
  const std::vector<float> scale(products.size() / kLanes, 0.0025F);
  std::vector<std::int16_t> results(products.size());
  tanh_of_products(products, scale, results);
  for (std::size_t i = 0; i < products.size(); ++i)
    EXPECT_NEAR(results[i], 127 * std::tanh(0.0025 * products[i]), 0.501) << products[i];
}

// One cell, every lane the same: state' = state * f + tanh(input) * i, result = o * tanh(state').
TEST(LaneArithmetic, AStepOfOneCell) {
  const std::vector<float> scale{0.01F, 0.01F, 0.01F, 0.01F};
  std::vector<std::int32_t> products;
  for (const int gate : {50, 100, -30, 80}) products.insert(products.end(), kLanes, gate);
  std::vector<float> state(kLanes, 0.5F);
  std::vector<std::int16_t> results(kLanes);
  lstm_step(products, scale, state, results);
  const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
  const double expected = 0.5 * logistic(-0.3) + std::tanh(0.5) * logistic(1.0);
  for (const float value : state) EXPECT_NEAR(value, expected, 1e-5);
  for (const std::int16_t value : results)
    EXPECT_NEAR(value, 127 * logistic(0.8) * std::tanh(expected), 0.51);
}

}  // namespace
}  // namespace rosett

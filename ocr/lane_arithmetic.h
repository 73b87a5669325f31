#pragma once

#include <cstdint>
#include <span>

#include "ocr/lstm_file.h"

// The arithmetic of a network for kLanes lines abreast: each weight is fetched once for all, and
// what follows is done for all in the processor's wide registers. The results are the same on
// every processor, to the bit.
namespace rosett {

inline constexpr int kLanes = 8;

// W x + bias. `vectors` holds kLanes rows of weights.inputs values in -127..127; `products` takes
// weights.outputs rows of kLanes sums.
void multiply(const Weights& weights, std::span<const std::int16_t> vectors,
              std::span<std::int32_t> products);

// tanh of products * scale, as -127..127; as many rows of kLanes as `scale` has values.
void tanh_of_products(std::span<const std::int32_t> products, std::span<const float> scale,
                      std::span<std::int16_t> results);

// One step of an LSTM. `products` and `scale` hold cell input, input gate, forget gate and output
// gate, `state` and `results` a row of kLanes for each cell.
void lstm_step(std::span<const std::int32_t> products, std::span<const float> scale,
               std::span<float> state, std::span<std::int16_t> results);

}  // namespace rosett

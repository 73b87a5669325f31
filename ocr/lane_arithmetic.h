#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ocr/lstm_file.h"

// The arithmetic of a network for several vectors at a time: each weight is fetched once for all.
// Results are the same on every processor, to the bit.
namespace rosett {

// Outputs that stand beside each other in Tile, and inputs of each.
inline constexpr std::size_t kTileOutputs = 16;
inline constexpr std::size_t kTileInputs = 4;

// A piece of a matrix: kTileInputs weights of one output, then those of the next.
struct alignas(64) Tile {
  std::array<std::int8_t, kTileOutputs * kTileInputs> values{};
};

// Weights laid out for multiplying, zeros where outputs or inputs do not fill a tile. Immutable.
class Matrix {
 public:
  explicit Matrix(const Weights& weights);

  // Outputs and inputs, filled up to whole tiles.
  [[nodiscard]] std::size_t outputs() const { return bias_.size(); }
  [[nodiscard]] std::size_t inputs() const { return tiles_across_ * kTileInputs; }

  // Where output `first` (a multiple of kTileOutputs) and those of its tiles begin.
  [[nodiscard]] const Tile* tiles(std::size_t first) const {
    return tiles_.data() + first / kTileOutputs * tiles_across_;
  }
  [[nodiscard]] std::size_t tiles_across() const { return tiles_across_; }
  [[nodiscard]] const std::vector<std::int32_t>& bias() const { return bias_; }
  // The bias for vectors to whose values 128 has been added.
  [[nodiscard]] const std::vector<std::int32_t>& raised_bias() const { return raised_bias_; }
  [[nodiscard]] const std::vector<float>& scale() const { return scale_; }

 private:
  std::size_t tiles_across_;
  std::vector<Tile> tiles_;
  std::vector<std::int32_t> bias_, raised_bias_;
  std::vector<float> scale_;
};

// Vectors in a row, `stride` values from one's beginning to the next's. Values are in -127..127;
// those that only fill up to Matrix::inputs() may be anything.
struct Vectors {
  const std::int8_t* first{};
  std::size_t stride{}, count{};
};

// The same for one kind of processor.
struct LaneArithmetic {
  // W x + bias: for each vector a row of Matrix::outputs() products.
  void (*multiply)(const Matrix& matrix, const Vectors& vectors, std::int32_t* products);
  // tanh of products * scale, as -127..127.
  void (*tanh)(const std::int32_t* products, const float* scale, std::size_t count,
               std::int8_t* results);
  // One step of an LSTM with so many cells. `products` and `scale` hold cell input, input gate,
  // forget gate and output gate of all cells.
  void (*step)(const std::int32_t* products, const float* scale, std::size_t cells, float* state,
               std::int8_t* results);
  // Scores into probabilities, in place.
  void (*softmax)(float* scores, std::size_t count);
};

// The fastest that this processor can run.
[[nodiscard]] const LaneArithmetic& lane_arithmetic();

// Those that this processor can run, the fastest first.
[[nodiscard]] std::span<const LaneArithmetic> lane_arithmetics();

}  // namespace rosett

#pragma once

#include <cstddef>
#include <vector>

#include "ocr/pair_sums.h"

// Convolutions of small networks over pictures of any width, on one core. Where a layer mixes
// channels, weights and values are rounded to integers, of 12 bits and about as many: a sum is then
// wrong by less than a thousandth of its largest part, and every processor gives the same bits.
namespace rosett {

// Channels of rows of numbers, zeros beyond the sides.
class Planes {
 public:
  Planes(int channels, int rows, int cols);

  [[nodiscard]] int channels() const { return channels_; }
  [[nodiscard]] int rows() const { return rows_; }
  [[nodiscard]] int cols() const { return cols_; }
  // Readable from kSide columns before the first to kSide after the last whole block.
  [[nodiscard]] float* row(int channel, int y) { return values_.data() + offset(channel, y); }
  [[nodiscard]] const float* row(int channel, int y) const {
    return values_.data() + offset(channel, y);
  }
  // A row of zeros, for what lies above and below.
  [[nodiscard]] const float* nothing() const { return row(channels_, 0); }

  static constexpr int kSide = 8;
  static constexpr int kBlock = 16;  // columns that are computed together

 private:
  [[nodiscard]] std::size_t offset(int channel, int y) const {
    const std::size_t line = static_cast<std::size_t>(channel) * static_cast<std::size_t>(rows_) +
                             static_cast<std::size_t>(y);
    return line * pitch_ + kSide;
  }

  int channels_;
  int rows_;
  int cols_;
  std::size_t pitch_;
  std::vector<float> values_;
};

// One layer. Across, the input is continued by half the kernel on both sides.
struct Convolution {
  int inputs{};
  int outputs{};
  int kernel_rows{};
  int kernel_cols{};  // odd, up to 2 * Planes::kSide - 1
  int step_down{1};
  int step_across{1};          // 1 or 2
  int pad_down{};              // rows of zeros above and below
  bool each_alone{};           // output n looks at input n only
  bool rectified{};            // negative results become 0
  int adds{};                  // the result of so many layers before is added at last; 0: none
  std::vector<float> weights;  // outputs x (inputs or 1) x kernel_rows x kernel_cols
  std::vector<float> bias;     // outputs
};

// A layer made ready. Immutable.
class Convolver {
 public:
  explicit Convolver(const Convolution& layer);

  // `input` has the layer's number of channels, and rows enough for one of output.
  [[nodiscard]] Planes operator()(const Planes& input) const;
  [[nodiscard]] int adds() const { return layer_.adds; }

 private:
  class Pairs;
  void pair_weights(const Convolution& layer);
  [[nodiscard]] Pairs paired(const Planes& input) const;
  void mix_row(Planes& output, const Pairs& input, int y) const;
  void look_row(Planes& output, const Planes& input, int y) const;

  Convolution layer_;           // with the weights of one that looks at each channel alone
  std::vector<Pair> pairs_;     // group of outputs, tap, output of the group
  std::vector<float> factors_;  // by which a sum is too large, for each output
  std::vector<float> bias_;     // filled up to whole groups
};

}  // namespace rosett

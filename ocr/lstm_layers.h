#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "ocr/lane_arithmetic.h"
#include "ocr/lstm_file.h"

// The layers of a network, one after another: values in, values out.
namespace rosett {

// What one layer hands to the next, for one line: -127..127 stands for -1..1.
struct Activations {
  int height{}, width{}, depth{};
  int stride{};                     // from one place to the next: `depth`, filled up to whole tiles
  std::vector<std::int8_t> values;  // height x width x stride, row-major

  [[nodiscard]] const std::int8_t* at(int y, int x) const {
    return values.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x)) *
                               static_cast<std::size_t>(stride);
  }
  [[nodiscard]] std::int8_t* at(int y, int x) {
    return const_cast<std::int8_t*>(std::as_const(*this).at(y, x));
  }
};

[[nodiscard]] Activations make_activations(int height, int width, int depth);

// A picture with its contrast stretched: print near -1, paper near 1.
[[nodiscard]] Activations from_picture(const cv::Mat& line);

void apply(const Neighbourhood& layer, Activations& line);
void apply(const Pooling& layer, Activations& line);

// tanh of the largest product in each of the pooling's rectangles.
void apply_tanh(const Matrix& weights, const Pooling& pooling, Activations& line);

// All lines at a time, so that each weight is fetched once for several.
void apply(const Lstm& layer, const Matrix& gates, std::vector<Activations>& lines);

// The last layer: probabilities, a row of `classes` for each step. `line` has one row.
[[nodiscard]] std::vector<float> softmax(const Matrix& weights, int classes,
                                         const Activations& line);

}  // namespace rosett

#include "ocr/lstm_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

#include "ocr/lane_arithmetic.h"

namespace rosett {
namespace {

constexpr float kFullScale = 127;

std::int8_t rounded(float value) {
  const float scaled = std::clamp(value * kFullScale, -kFullScale, kFullScale);
  return static_cast<std::int8_t>(scaled < 0 ? scaled - 0.5F : scaled + 0.5F);
}

// kLanes vectors on their way through a product.
struct Lanes {
  explicit Lanes(const Weights& weights)
      : inputs{static_cast<std::size_t>(weights.inputs)},
        vectors(inputs * kLanes),
        products(weights.bias.size() * kLanes),
        results(weights.bias.size() * kLanes) {}

  std::int16_t* vector(std::size_t lane) { return vectors.data() + lane * inputs; }
  [[nodiscard]] float value(const Weights& weights, std::size_t output, std::size_t lane) const {
    return static_cast<float>(products[output * kLanes + lane]) * weights.scale[output];
  }

  std::size_t inputs;
  std::vector<std::int16_t> vectors;
  std::vector<std::int32_t> products;
  std::vector<std::int16_t> results;
};

// Calls use(first, count, lanes) with the products of every kLanes places of a line.
template <class Use>
void for_each_place(const Weights& weights, const Activations& line, Use use) {
  Lanes lanes{weights};
  const std::size_t places = line.values.size() / lanes.inputs;
  for (std::size_t first = 0; first < places; first += kLanes) {
    const std::size_t count = std::min<std::size_t>(kLanes, places - first);
    std::copy_n(line.values.begin() + static_cast<std::ptrdiff_t>(first * lanes.inputs),
                count * lanes.inputs, lanes.vectors.begin());
    multiply(weights, lanes.vectors, lanes.products);
    use(first, count, lanes);
  }
}

// One run of steps through an LSTM: from where, to where, and how far apart.
struct Course {
  const std::int8_t* from{};
  std::int8_t* to{};
  std::ptrdiff_t from_stride{}, to_stride{};
  int steps{};
};

std::vector<Course> courses_of(const Lstm& layer, const Activations& in, Activations& out) {
  std::vector<Course> courses;
  const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(in.width) * in.depth;
  if (layer.course == Lstm::Course::down) {
    for (int x = 0; x < in.width; ++x)
      courses.push_back({in.at(0, x), out.at(0, x), row, 0, in.height});
    return courses;
  }
  const bool backward = layer.course == Lstm::Course::backward;
  const int first = backward ? in.width - 1 : 0;
  const int sign = backward ? -1 : 1;
  for (int y = 0; y < in.height; ++y)
    courses.push_back({in.at(y, first), out.at(y, first), std::ptrdiff_t{sign} * in.depth,
                       std::ptrdiff_t{sign} * out.depth, in.width});
  return courses;
}

// Up to kLanes courses abreast.
class Runner {
 public:
  explicit Runner(const Lstm& layer)
      : layer_{layer},
        cells_{static_cast<std::size_t>(layer.cells)},
        lanes_{layer.gates},
        state_(cells_ * kLanes) {}

  // The longest course first.
  void run(std::span<const Course> courses) {
    std::ranges::fill(lanes_.vectors, std::int16_t{0});
    std::ranges::fill(state_, 0.0F);
    for (int step = 0; step < courses.front().steps; ++step) {
      while (courses.back().steps <= step) courses = courses.first(courses.size() - 1);
      for (std::size_t lane = 0; lane < courses.size(); ++lane)
        std::copy_n(courses[lane].from + step * courses[lane].from_stride, layer_.inputs,
                    lanes_.vector(lane));
      multiply(layer_.gates, lanes_.vectors, lanes_.products);
      lstm_step(lanes_.products, layer_.gates.scale, state_, lanes_.results);
      for (std::size_t lane = 0; lane < courses.size(); ++lane) store(courses[lane], step, lane);
    }
  }

 private:
  void store(const Course& course, int step, std::size_t lane) {
    std::int8_t* to = course.to + step * course.to_stride;
    std::int16_t* again = lanes_.vector(lane) + layer_.inputs;
    for (std::size_t cell = 0; cell < cells_; ++cell) {
      again[cell] = lanes_.results[cell * kLanes + lane];
      to[cell] = static_cast<std::int8_t>(again[cell]);
    }
  }

  const Lstm& layer_;
  std::size_t cells_;
  Lanes lanes_;
  std::vector<float> state_;
};

// The grays of print and paper: quartiles of the valleys and peaks along the middle of the line.
std::pair<float, float> black_and_white(const cv::Mat& line) {
  std::vector<std::uint8_t> valleys, peaks;
  const auto* row = line.ptr<std::uint8_t>(line.rows / 2);
  for (int x = 1; x + 1 < line.cols; ++x) {
    const int before = row[x - 1], here = row[x], after = row[x + 1];
    if ((here < before && here <= after) || (here <= before && here < after))
      valleys.push_back(row[x]);
    if ((here > before && here >= after) || (here >= before && here > after))
      peaks.push_back(row[x]);
  }
  const auto quantile = [](std::vector<std::uint8_t>& values, std::size_t quarter, float none) {
    if (values.empty()) return none;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() - 1) * quarter / 4);
    std::nth_element(values.begin(), at, values.end());
    return static_cast<float>(*at);
  };
  return {quantile(valleys, 1, 0), quantile(peaks, 3, 255)};
}

}  // namespace

Activations make_activations(int height, int width, int depth) {
  const auto count = static_cast<std::size_t>(height) * static_cast<std::size_t>(width) *
                     static_cast<std::size_t>(depth);
  return {height, width, depth, std::vector<std::int8_t>(count)};
}

Activations from_picture(const cv::Mat& line) {
  Activations result = make_activations(line.rows, line.cols, 1);
  const auto [black, white] = black_and_white(line);
  const float contrast = white > black ? (white - black) / 2 : 1;
  std::array<std::int8_t, 256> stretched{};
  for (std::size_t gray = 0; gray < stretched.size(); ++gray) {
    const float value = (static_cast<float>(gray) - black) / contrast - 1;
    // Stretched by 128, as in training, not by 127.
    stretched[gray] = rounded(value * (kFullScale + 1) / kFullScale);
  }
  for (int y = 0; y < line.rows; ++y)
    std::transform(line.ptr<std::uint8_t>(y), line.ptr<std::uint8_t>(y) + line.cols,
                   result.at(y, 0), [&](std::uint8_t gray) { return stretched[gray]; });
  return result;
}

void apply(const Neighbourhood& layer, Activations& line) {
  const int around = (2 * layer.half_width + 1) * (2 * layer.half_height + 1);
  Activations result = make_activations(line.height, line.width, around * line.depth);
  for (int y = 0; y < line.height; ++y) {
    for (int x = 0; x < line.width; ++x) {
      std::int8_t* to = result.at(y, x);
      for (int dx = -layer.half_width; dx <= layer.half_width; ++dx) {
        for (int dy = -layer.half_height; dy <= layer.half_height; ++dy, to += line.depth) {
          const bool inside =
              x + dx >= 0 && x + dx < line.width && y + dy >= 0 && y + dy < line.height;
          if (inside) std::copy_n(line.at(y + dy, x + dx), line.depth, to);
        }
      }
    }
  }
  line = std::move(result);
}

void apply(const Pooling& layer, Activations& line) {
  Activations result =
      make_activations(line.height / layer.height, line.width / layer.width, line.depth);
  for (int y = 0; y < result.height; ++y) {
    for (int x = 0; x < result.width; ++x) {
      std::int8_t* to = result.at(y, x);
      std::copy_n(line.at(y * layer.height, x * layer.width), line.depth, to);
      for (int dy = 0; dy < layer.height; ++dy) {
        for (int dx = 0; dx < layer.width; ++dx) {
          const std::int8_t* from = line.at(y * layer.height + dy, x * layer.width + dx);
          for (int d = 0; d < line.depth; ++d) to[d] = std::max(to[d], from[d]);
        }
      }
    }
  }
  line = std::move(result);
}

void apply_tanh(const Weights& weights, Activations& line) {
  Activations result = make_activations(line.height, line.width, weights.outputs);
  const auto outputs = static_cast<std::size_t>(weights.outputs);
  for_each_place(weights, line, [&](std::size_t first, std::size_t count, Lanes& lanes) {
    tanh_of_products(lanes.products, weights.scale, lanes.results);
    for (std::size_t lane = 0; lane < count; ++lane)
      for (std::size_t output = 0; output < outputs; ++output)
        result.values[(first + lane) * outputs + output] =
            static_cast<std::int8_t>(lanes.results[output * kLanes + lane]);
  });
  line = std::move(result);
}

void apply(const Lstm& layer, std::vector<Activations>& lines) {
  std::vector<Activations> results;
  std::vector<Course> courses;
  results.reserve(lines.size());
  for (const Activations& line : lines) {
    const int height = layer.course == Lstm::Course::down ? 1 : line.height;
    results.push_back(make_activations(height, line.width, layer.cells));
    const std::vector<Course> more = courses_of(layer, line, results.back());
    courses.insert(courses.end(), more.begin(), more.end());
  }
  std::ranges::stable_sort(courses, std::ranges::greater{}, &Course::steps);
  Runner runner{layer};
  for (std::size_t first = 0; first < courses.size(); first += kLanes)
    runner.run(
        std::span(courses).subspan(first, std::min<std::size_t>(kLanes, courses.size() - first)));
  lines = std::move(results);
}

std::vector<float> softmax(const Weights& weights, const Activations& line) {
  const auto outputs = static_cast<std::size_t>(weights.outputs);
  std::vector<float> all(static_cast<std::size_t>(line.width) * outputs);
  for_each_place(weights, line, [&](std::size_t first, std::size_t count, Lanes& lanes) {
    for (std::size_t lane = 0; lane < count; ++lane) {
      const std::span row = std::span(all).subspan((first + lane) * outputs, outputs);
      for (std::size_t output = 0; output < outputs; ++output)
        row[output] = lanes.value(weights, output, lane);
      const float largest = *std::ranges::max_element(row);
      for (float& value : row) value = std::exp(value - largest);
      const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
      for (float& value : row) value /= sum;
    }
  });
  return all;
}

}  // namespace rosett

#include "ocr/lstm_layers.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
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

// Vectors that go through a product together: enough that the weights, fetched once for all, cost
// less than multiplying by them.
constexpr std::size_t kTogether = 16;

// As many places of a pooled row: their products stay in the processor's nearest memory.
constexpr int kPooledTogether = kTogether;

void keep_largest(const std::int32_t* values, std::size_t count, std::int32_t* largest) {
  for (std::size_t i = 0; i < count; ++i) largest[i] = std::max(largest[i], values[i]);
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
  const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(in.width) * in.stride;
  if (layer.course == Lstm::Course::down) {
    for (int x = 0; x < in.width; ++x)
      courses.push_back({in.at(0, x), out.at(0, x), row, 0, in.height});
    return courses;
  }
  const bool backward = layer.course == Lstm::Course::backward;
  const int first = backward ? in.width - 1 : 0;
  const int sign = backward ? -1 : 1;
  for (int y = 0; y < in.height; ++y)
    courses.push_back({in.at(y, first), out.at(y, first), std::ptrdiff_t{sign} * in.stride,
                       std::ptrdiff_t{sign} * out.stride, in.width});
  return courses;
}

// Runs courses kTogether abreast: where one ends the next begins, so that there are always as many
// as there are courses left.
class Runner {
 public:
  Runner(const Lstm& layer, const Matrix& gates)
      : inputs_{static_cast<std::size_t>(layer.inputs)},
        cells_{static_cast<std::size_t>(layer.cells)},
        gates_{gates},
        vectors_(gates.inputs() * kTogether),
        products_(gates.outputs() * kTogether),
        state_(cells_ * kTogether) {}

  void run(std::span<const Course> courses) {
    while (!lanes_.empty() || !courses.empty()) {
      while (lanes_.size() < kTogether && !courses.empty()) {
        begin(courses.front());
        courses = courses.subspan(1);
      }
      take_step();
      for (std::size_t lane = lanes_.size(); lane-- > 0;)
        if (lanes_[lane].steps == 0) end(lane);
    }
  }

 private:
  // A course's input at this step, then what came out at the last.
  [[nodiscard]] std::int8_t* vector(std::size_t lane) {
    return vectors_.data() + lane * gates_.inputs();
  }
  [[nodiscard]] float* state(std::size_t lane) { return state_.data() + lane * cells_; }

  void begin(const Course& course) {
    const std::size_t lane = lanes_.size();
    lanes_.push_back(course);
    std::fill_n(vector(lane), gates_.inputs(), std::int8_t{0});
    std::fill_n(state(lane), cells_, 0.0F);
  }

  // The last lane takes its place.
  void end(std::size_t lane) {
    const std::size_t last = lanes_.size() - 1;
    lanes_[lane] = lanes_[last];
    std::copy_n(vector(last), gates_.inputs(), vector(lane));
    std::copy_n(state(last), cells_, state(lane));
    lanes_.pop_back();
  }

  void take_step() {
    const LaneArithmetic& arithmetic = lane_arithmetic();
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane)
      std::copy_n(lanes_[lane].from, inputs_, vector(lane));
    arithmetic.multiply(gates_, {vectors_.data(), gates_.inputs(), lanes_.size()},
                        products_.data());
    for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
      Course& course = lanes_[lane];
      std::int8_t* again = vector(lane) + inputs_;
      arithmetic.step(products_.data() + lane * gates_.outputs(), gates_.scale().data(), cells_,
                      state(lane), again);
      std::copy_n(again, cells_, course.to);
      --course.steps;
      course.from += course.from_stride;
      course.to += course.to_stride;
    }
  }

  std::size_t inputs_, cells_;
  const Matrix& gates_;
  std::vector<Course> lanes_;  // what is left of each
  std::vector<std::int8_t> vectors_;
  std::vector<std::int32_t> products_;
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
  constexpr int kWhole = static_cast<int>(kTileInputs);
  const int stride = (depth + kWhole - 1) / kWhole * kWhole;
  const auto count = static_cast<std::size_t>(height) * static_cast<std::size_t>(width) *
                     static_cast<std::size_t>(stride);
  return {height, width, depth, stride, std::vector<std::int8_t>(count)};
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
    for (int x = 0; x < line.cols; ++x) *result.at(y, x) = stretched[line.ptr<std::uint8_t>(y)[x]];
  return result;
}

void apply(const Neighbourhood& layer, Activations& line) {
  const int around = (2 * layer.half_width + 1) * (2 * layer.half_height + 1);
  Activations result = make_activations(line.height, line.width, around * line.depth);
  for (int y = 0; y < line.height; ++y) {
    int place = 0;
    for (int dx = -layer.half_width; dx <= layer.half_width; ++dx) {
      for (int dy = -layer.half_height; dy <= layer.half_height; ++dy, place += line.depth) {
        if (y + dy < 0 || y + dy >= line.height) continue;
        const int first = std::max(0, -dx), end = std::min(line.width, line.width - dx);
        for (int x = first; x < end; ++x)
          for (int d = 0; d < line.depth; ++d)
            result.at(y, x)[place + d] = line.at(y + dy, x + dx)[d];
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

void apply_tanh(const Matrix& weights, const Pooling& pooling, Activations& line) {
  const std::size_t outputs = weights.outputs();
  Activations result = make_activations(line.height / pooling.height, line.width / pooling.width,
                                        static_cast<int>(outputs));
  const LaneArithmetic& arithmetic = lane_arithmetic();
  const auto width = static_cast<std::size_t>(pooling.width);
  std::vector<std::int32_t> products(width * outputs * kTogether), largest(outputs * kTogether);
  for (int y = 0; y < result.height; ++y) {
    for (int first = 0; first < result.width; first += kPooledTogether) {
      const int count = std::min(kPooledTogether, result.width - first);
      const auto places = static_cast<std::size_t>(count);
      std::ranges::fill(largest, std::numeric_limits<std::int32_t>::min());
      for (int dy = 0; dy < pooling.height; ++dy) {
        const std::int8_t* vectors = line.at(y * pooling.height + dy, first * pooling.width);
        arithmetic.multiply(weights,
                            {vectors, static_cast<std::size_t>(line.stride), places * width},
                            products.data());
        for (std::size_t i = 0; i < places * width; ++i)
          keep_largest(products.data() + i * outputs, outputs,
                       largest.data() + i / width * outputs);
      }
      for (std::size_t i = 0; i < places; ++i)
        arithmetic.tanh(largest.data() + i * outputs, weights.scale().data(), outputs,
                        result.at(y, first + static_cast<int>(i)));
    }
  }
  line = std::move(result);
}

void apply(const Lstm& layer, const Matrix& gates, std::vector<Activations>& lines) {
  std::vector<Activations> results;
  std::vector<Course> courses;
  results.reserve(lines.size());
  for (const Activations& line : lines) {
    const int height = layer.course == Lstm::Course::down ? 1 : line.height;
    results.push_back(make_activations(height, line.width, layer.cells));
    const std::vector<Course> more = courses_of(layer, line, results.back());
    courses.insert(courses.end(), more.begin(), more.end());
  }
  // The longest first, so that none goes on alone at the end.
  std::ranges::stable_sort(courses, std::ranges::greater{}, &Course::steps);
  Runner{layer, gates}.run(courses);
  lines = std::move(results);
}

std::vector<float> softmax(const Matrix& weights, int classes, const Activations& line) {
  const auto width = static_cast<std::size_t>(classes);
  const auto steps = static_cast<std::size_t>(line.width);
  std::vector<std::int32_t> products(steps * weights.outputs());
  const LaneArithmetic& arithmetic = lane_arithmetic();
  arithmetic.multiply(weights, {line.at(0, 0), static_cast<std::size_t>(line.stride), steps},
                      products.data());
  std::vector<float> all(steps * width);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::int32_t* from = products.data() + step * weights.outputs();
    float* row = all.data() + step * width;
    for (std::size_t c = 0; c < width; ++c)
      row[c] = static_cast<float>(from[c]) * weights.scale()[c];
    arithmetic.softmax(row, width);
  }
  return all;
}

}  // namespace rosett

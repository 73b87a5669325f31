#include "ocr/lstm_network.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "ocr/lstm_layers.h"

namespace rosett {
namespace {

// Columns of the lines that go through the layers together, so that each weight is fetched once for
// several lines. More would only take memory: half a kilobyte each.
constexpr int kColumnsTogether = 40'000;

[[noreturn]] void refuse() {
  throw Error{ErrorKind::config, "Teckenläsarens språkfil är skadad eller av en okänd sort.",
              "Installera om paketet tesseract-ocr-swe."};
}

// Follows a picture's shape through the layers; refuses what would not fit.
class Fitting {
 public:
  explicit Fitting(int height) : height_{height} {}

  void operator()(const Neighbourhood& layer) {
    depth_ *= (2 * layer.half_width + 1) * (2 * layer.half_height + 1);
  }
  void operator()(const Pooling& layer) { height_ /= layer.height; }
  void operator()(const Dense& layer) { take(layer.weights.inputs, layer.weights.outputs); }
  void operator()(const Lstm& layer) {
    if (layer.course == Lstm::Course::down) height_ = std::min(height_, 1);
    take(layer.inputs, layer.cells);
  }
  [[nodiscard]] bool is_one_row() const { return height_ == 1; }

 private:
  void take(int inputs, int outputs) {
    if (inputs != depth_ || height_ < 1) refuse();
    depth_ = outputs;
  }
  int height_, depth_{1};
};

int shrinkage(const LstmModel& model) {
  int pixels = 1;
  for (const Layer& layer : model.layers)
    if (const auto* pooling = std::get_if<Pooling>(&layer)) pixels *= pooling->width;
  return pixels;
}

const Weights& weights_of(const Layer& layer) {
  static const Weights none;
  if (const auto* dense = std::get_if<Dense>(&layer)) return dense->weights;
  if (const auto* lstm = std::get_if<Lstm>(&layer)) return lstm->gates;
  return none;
}

void apply(const Layer& layer, const Matrix& matrix, const Pooling& after, Activations& line) {
  if (const auto* around = std::get_if<Neighbourhood>(&layer)) apply(*around, line);
  if (const auto* pooling = std::get_if<Pooling>(&layer)) apply(*pooling, line);
  if (std::holds_alternative<Dense>(layer)) apply_tanh(matrix, after, line);
}

// The layers but the last. What is pooled right after tanh goes through it pooled.
void apply_all(const std::vector<Layer>& layers, const std::vector<Matrix>& matrices,
               std::vector<Activations>& lines) {
  for (std::size_t i = 0; i + 1 < layers.size(); ++i) {
    const Matrix& matrix = matrices[i];
    if (const auto* lstm = std::get_if<Lstm>(&layers[i])) {
      apply(*lstm, matrix, lines);
      continue;
    }
    const auto* after = std::get_if<Pooling>(&layers[i + 1]);
    const Pooling pooling = after != nullptr ? *after : Pooling{1, 1};
    for (Activations& line : lines) apply(layers[i], matrix, pooling, line);
    if (std::holds_alternative<Dense>(layers[i]) && after != nullptr) ++i;
  }
}

}  // namespace

LstmNetwork::LstmNetwork(LstmModel model) : model_{std::move(model)} {
  Fitting fitting{model_.height};
  for (const Layer& layer : model_.layers) std::visit(fitting, layer);
  if (!fitting.is_one_row()) refuse();
  for (auto layer = model_.layers.begin(); layer + 1 < model_.layers.end(); ++layer)
    if (const auto* dense = std::get_if<Dense>(&*layer);
        dense != nullptr && dense->activation != Dense::Activation::tanh)
      refuse();
  for (const Layer& layer : model_.layers) matrices_.emplace_back(weights_of(layer));
}

std::vector<Frames> LstmNetwork::run(std::span<const cv::Mat> lines) const {
  const int pixels = shrinkage(model_);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].cols >= pixels) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return lines[i].cols; });
  std::vector<Frames> frames(lines.size());
  const int classes = std::get<Dense>(model_.layers.back()).weights.outputs;
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    int columns = lines[order[end++]].cols;
    while (end < order.size() && columns + lines[order[end]].cols <= kColumnsTogether)
      columns += lines[order[end++]].cols;
    std::vector<Activations> group;
    for (std::size_t i = first; i < end; ++i) group.push_back(from_picture(lines[order[i]]));
    apply_all(model_.layers, matrices_, group);
    for (std::size_t i = first; i < end; ++i) {
      const Activations& line = group[i - first];
      frames[order[i]] = {line.width, classes, static_cast<double>(pixels),
                          softmax(matrices_.back(), classes, line)};
    }
  }
  return frames;
}

}  // namespace rosett

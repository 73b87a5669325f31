#include "ocr/lstm_network.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/error.h"
#include "ocr/lane_arithmetic.h"
#include "ocr/lstm_layers.h"

namespace rosett {
namespace {

// Lines that go through the layers together: as many as are multiplied at a time. More would only
// take memory.
constexpr std::size_t kGroup = kLanes;

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

void apply(const Layer& layer, std::vector<Activations>& lines) {
  if (const auto* lstm = std::get_if<Lstm>(&layer)) return rosett::apply(*lstm, lines);
  for (Activations& line : lines) {
    if (const auto* around = std::get_if<Neighbourhood>(&layer)) rosett::apply(*around, line);
    if (const auto* pooling = std::get_if<Pooling>(&layer)) rosett::apply(*pooling, line);
    if (const auto* dense = std::get_if<Dense>(&layer)) apply_tanh(dense->weights, line);
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
}

std::vector<Frames> LstmNetwork::run(std::span<const cv::Mat> lines) const {
  const int pixels = shrinkage(model_);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].cols >= pixels) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return lines[i].cols; });
  std::vector<Frames> frames(lines.size());
  const Weights& last = std::get<Dense>(model_.layers.back()).weights;
  for (std::size_t first = 0; first < order.size(); first += kGroup) {
    const std::size_t end = std::min(first + kGroup, order.size());
    std::vector<Activations> group;
    for (std::size_t i = first; i < end; ++i) group.push_back(from_picture(lines[order[i]]));
    for (std::size_t i = 0; i + 1 < model_.layers.size(); ++i) apply(model_.layers[i], group);
    for (std::size_t i = first; i < end; ++i) {
      const Activations& line = group[i - first];
      frames[order[i]] = {line.width, last.outputs, static_cast<double>(pixels),
                          softmax(last, line)};
    }
  }
  return frames;
}

}  // namespace rosett

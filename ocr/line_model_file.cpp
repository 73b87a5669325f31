// A model file: lines of text that say what follows, then the weights as IEEE half precision
// numbers, little-endian: for each layer its weights, then its biases.
//   rosett line model 1
//   height 36
//   alphabet <its characters, one class each>
//   layer INPUTS OUTPUTS ROWS COLS STEP_DOWN STEP_ACROSS PAD_DOWN EACH_ALONE RECTIFIED ADDS (each)
//   weights COUNT SHA256
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <sstream>
#include <utility>

#include <opencv2/core.hpp>

#include "core/digest.h"
#include "core/error.h"
#include "core/text.h"
#include "ocr/line_model.h"

namespace rosett {
namespace {

constexpr const char* kFirstLine = "rosett line model 1";
// Far beyond any model of ours; keeps a damaged file from asking for the machine's memory.
constexpr int kMostChannels = 4096;
constexpr int kMostLayers = 64;
constexpr int kLargestHeight = 128;

[[noreturn]] void refuse(const char* what) {
  throw Error{ErrorKind::config, std::string{"Radläsarens modell "} + what,
              "Installera programmet på nytt."};
}

[[noreturn]] void refuse_damaged() { refuse("är skadad."); }

std::string line_of(std::istream& in, std::string_view key) {
  std::string line;
  if (!std::getline(in, line) || !line.starts_with(std::string{key} + " ")) refuse_damaged();
  return line.substr(key.size() + 1);
}

// Class 0 is the blank.
Alphabet alphabet_of(const std::string& line) {
  Alphabet alphabet{{""}, 0};
  for (const char32_t character : to_codepoints(line)) {
    alphabet.symbols.push_back(to_utf8({&character, 1}));
  }
  return alphabet;
}

bool makes_sense(const Convolution& layer) {
  const auto within = [](int value, int least, int most) {
    return value >= least && value <= most;
  };
  return within(layer.inputs, 1, kMostChannels) && within(layer.outputs, 1, kMostChannels) &&
         within(layer.kernel_rows, 1, kLargestHeight) &&
         within(layer.kernel_cols, 1, 2 * Planes::kSide - 1) && layer.kernel_cols % 2 == 1 &&
         within(layer.step_down, 1, 4) && within(layer.step_across, 1, 2) &&
         within(layer.pad_down, 0, layer.kernel_rows / 2) && layer.adds >= 0 &&
         (!layer.each_alone || layer.inputs == layer.outputs);
}

Convolution layer_of(const std::string& line) {
  std::istringstream in{line};
  Convolution layer;
  in >> layer.inputs >> layer.outputs >> layer.kernel_rows >> layer.kernel_cols >>
      layer.step_down >> layer.step_across >> layer.pad_down >> layer.each_alone >>
      layer.rectified >> layer.adds;
  if (!in || !makes_sense(layer)) refuse_damaged();
  const int seen = layer.each_alone ? 1 : layer.inputs;
  layer.weights.resize(static_cast<std::size_t>(layer.outputs) * static_cast<std::size_t>(seen) *
                       static_cast<std::size_t>(layer.kernel_rows * layer.kernel_cols));
  layer.bias.resize(static_cast<std::size_t>(layer.outputs));
  return layer;
}

// Layers fit together: each takes what the one before gives, columns are halved once, rows come
// to one, what is added has the same shape, and the last gives a score for each class.
void check(const LineModelData& model) {
  std::vector<std::array<int, 3>> shapes{{1, model.height, 1}};  // channels, rows, columns' step
  for (const Convolution& layer : model.layers) {
    const auto [channels, rows, step] = shapes.back();
    const int left = rows + 2 * layer.pad_down - layer.kernel_rows;
    if (layer.inputs != channels || left < 0) refuse_damaged();
    shapes.push_back({layer.outputs, left / layer.step_down + 1, step * layer.step_across});
    const auto back = static_cast<std::size_t>(layer.adds);
    if (back >= shapes.size() || shapes[shapes.size() - 1 - back] != shapes.back()) {
      refuse_damaged();
    }
  }
  const int columns_per_step = 2;
  const std::array<int, 3> wanted{static_cast<int>(model.alphabet.symbols.size()), 1,
                                  columns_per_step};
  if (shapes.back() != wanted) refuse_damaged();
}

float from_half(std::uint8_t low, std::uint8_t high) {
  const auto bits = static_cast<std::uint16_t>(low | high << 8U);
  cv::float16_t half;
  static_assert(sizeof half == sizeof bits);
  std::memcpy(static_cast<void*>(&half), &bits, sizeof half);
  return static_cast<float>(half);
}

void fill(std::vector<float>& values, std::span<const std::uint8_t>& bytes) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = from_half(bytes[2 * i], bytes[2 * i + 1]);
  }
  bytes = bytes.subspan(2 * values.size());
}

void read_weights(std::istream& in, std::size_t count, const std::string& digest,
                  std::vector<Convolution>& layers) {
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{in}, {}};
  if (bytes.size() != 2 * count || sha256_hex(bytes) != digest) refuse_damaged();
  std::span<const std::uint8_t> rest{bytes};
  for (Convolution& layer : layers) {
    fill(layer.weights, rest);
    fill(layer.bias, rest);
  }
}

}  // namespace

LineModelData load_line_model(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) refuse("saknas.");
  std::string line;
  if (!std::getline(in, line) || line != kFirstLine) {
    refuse("är skadad eller hör till en annan version av programmet.");
  }
  LineModelData model;
  std::istringstream{line_of(in, "height")} >> model.height;
  if (model.height < 1 || model.height > kLargestHeight) refuse_damaged();
  model.alphabet = alphabet_of(line_of(in, "alphabet"));
  std::size_t expected = 0;
  while (std::getline(in, line) && line.starts_with("layer ")) {
    if (model.layers.size() == kMostLayers) refuse_damaged();
    model.layers.push_back(layer_of(line.substr(std::strlen("layer "))));
    expected += model.layers.back().weights.size() + model.layers.back().bias.size();
  }
  std::istringstream said{line};
  std::string key;
  std::string digest;
  std::size_t count = 0;
  said >> key >> count >> digest;
  if (!said || key != "weights" || count != expected) refuse_damaged();
  check(model);
  read_weights(in, count, digest, model.layers);
  model.digest = std::move(digest);
  return model;
}

}  // namespace rosett

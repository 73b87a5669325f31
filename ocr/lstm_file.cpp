#include "ocr/lstm_file.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <sstream>

#include "core/error.h"

namespace rosett {
namespace {

static_assert(std::endian::native == std::endian::little, "language files are little-endian");

// Components of a .traineddata file, by their place in its table.
constexpr std::size_t kNetwork = 17;
constexpr std::size_t kCharacters = 21;
constexpr std::size_t kCodes = 22;

// More than any published model has; keeps a damaged file from asking for all memory.
constexpr std::int32_t kMostElements = 1 << 26;
constexpr std::uint32_t kMostLayers = 64;
constexpr int kDeepest = 8;

constexpr std::uint8_t kIntegerWeights = 1;
constexpr std::uint8_t kCurrentFormat = 128;
constexpr int kOwnRates = 64;    // flag: learning rates follow the layers
constexpr int kFullScale = 127;  // what 1.0 is in 8 bits
constexpr std::size_t kGates = 4;

[[noreturn]] void refuse() {
  throw Error{ErrorKind::config, "Teckenläsarens språkfil är skadad eller av en okänd sort.",
              "Installera om paketet tesseract-ocr-swe."};
}

class Bytes {
 public:
  explicit Bytes(std::span<const std::uint8_t> bytes) : left_{bytes} {}

  template <class T>
  T get() {
    T value;
    std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
    return value;
  }
  std::int32_t size() {
    const auto value = get<std::int32_t>();
    if (value < 0 || value > kMostElements) refuse();
    return value;
  }
  std::string text() {
    const auto bytes = take(static_cast<std::size_t>(size()));
    return {bytes.begin(), bytes.end()};
  }
  std::span<const std::uint8_t> take(std::size_t count) {
    if (count > left_.size()) refuse();
    const auto taken = left_.first(count);
    left_ = left_.subspan(count);
    return taken;
  }

 private:
  std::span<const std::uint8_t> left_;
};

void append(Weights& all, const Weights& more) {
  all.outputs += more.outputs;
  all.inputs = more.inputs;
  all.values.insert(all.values.end(), more.values.begin(), more.values.end());
  all.bias.insert(all.bias.end(), more.bias.begin(), more.bias.end());
  all.scale.insert(all.scale.end(), more.scale.begin(), more.scale.end());
}

Weights read_weights(Bytes& bytes) {
  const auto mode = bytes.get<std::uint8_t>();
  if ((mode & kIntegerWeights) == 0 || (mode & kCurrentFormat) == 0) refuse();
  Weights weights;
  weights.outputs = bytes.size();
  weights.inputs = bytes.size() - 1;  // the last column is the bias
  if (weights.inputs < 1 || weights.outputs < 1 ||
      weights.outputs > kMostElements / (weights.inputs + 1))
    refuse();
  bytes.get<std::int8_t>();  // what an empty element would be
  for (int output = 0; output < weights.outputs; ++output) {
    for (int input = 0; input < weights.inputs; ++input)
      weights.values.push_back(bytes.get<std::int8_t>());
    weights.bias.push_back(kFullScale * bytes.get<std::int8_t>());
  }
  const std::int32_t scales = bytes.size();
  if (scales < weights.outputs) refuse();
  for (std::int32_t i = 0; i < scales; ++i) {
    const auto scale = static_cast<float>(bytes.get<double>() / kFullScale);
    if (i < weights.outputs) weights.scale.push_back(scale);
  }
  return weights;
}

class NetworkReader {
 public:
  explicit NetworkReader(Bytes& bytes) : bytes_{bytes} {}

  LstmModel read() {
    read_layer(Lstm::Course::forward, 0);
    if (model_.height <= 0 || model_.layers.empty()) refuse();
    return std::move(model_);
  }

 private:
  // What stands before every layer.
  struct Head {
    std::string type;
    int flags{}, inputs{};
  };

  Head read_head() {
    Head head;
    if (bytes_.get<std::int8_t>() != 0) refuse();  // older files number their types
    head.type = bytes_.text();
    bytes_.get<std::int8_t>();  // in training
    bytes_.get<std::int8_t>();  // to be trained further
    head.flags = bytes_.get<std::int32_t>();
    head.inputs = bytes_.size();
    bytes_.size();  // outputs
    bytes_.size();  // weights
    bytes_.text();  // name
    return head;
  }

  void read_layer(Lstm::Course course, int depth) {
    if (depth > kDeepest) refuse();
    const Head head = read_head();
    if (head.type == "Series") return read_parts(head, course, depth);
    if (head.type == "RTLReversed") return read_parts(head, Lstm::Course::backward, depth);
    if (head.type == "XYTranspose") return read_parts(head, Lstm::Course::down, depth);
    if (head.type == "Input") return read_input();
    if (head.type == "Convolve") return read_neighbourhood();
    if (head.type == "Maxpool") return read_pooling();
    if (head.type == "Tanh") return read_dense(Dense::Activation::tanh);
    if (head.type == "Softmax") return read_dense(Dense::Activation::softmax);
    const bool downwards = course == Lstm::Course::down;
    if (head.type == (downwards ? "SummLSTM" : "LSTM")) return read_lstm(head, course);
    refuse();
  }

  void read_parts(const Head& head, Lstm::Course course, int depth) {
    const auto count = bytes_.get<std::uint32_t>();
    if (count > kMostLayers) refuse();
    for (std::uint32_t i = 0; i < count; ++i) read_layer(course, depth + 1);
    if ((head.flags & kOwnRates) == 0) return;
    bytes_.take(sizeof(float) * static_cast<std::size_t>(bytes_.size()));
  }

  void read_input() {
    bytes_.get<std::int32_t>();  // pictures at a time
    model_.height = bytes_.get<std::int32_t>();
    bytes_.get<std::int32_t>();                     // width: any
    if (bytes_.get<std::int32_t>() != 1) refuse();  // gray
    bytes_.get<std::int32_t>();                     // loss, for training
  }

  void read_neighbourhood() {
    Neighbourhood layer;
    layer.half_width = bytes_.size();
    layer.half_height = bytes_.size();
    model_.layers.emplace_back(layer);
  }

  void read_pooling() {
    Pooling layer;
    layer.width = bytes_.size();
    layer.height = bytes_.size();
    if (layer.width < 1 || layer.height < 1) refuse();
    model_.layers.emplace_back(layer);
  }

  void read_dense(Dense::Activation activation) {
    model_.layers.emplace_back(Dense{read_weights(bytes_), activation});
  }

  void read_lstm(const Head& head, Lstm::Course course) {
    Lstm layer;
    layer.inputs = head.inputs;
    layer.course = course;
    const std::int32_t source = bytes_.size();
    for (std::size_t gate = 0; gate < kGates; ++gate) {
      const Weights weights = read_weights(bytes_);
      layer.cells = weights.outputs;
      if (weights.inputs != source || source != layer.inputs + layer.cells) refuse();
      append(layer.gates, weights);
    }
    model_.layers.emplace_back(std::move(layer));
  }

  Bytes& bytes_;
  LstmModel model_;
};

// One character a line, its first word; the first line tells their number. "NULL" is the blank
// between words, the two after it are placeholders.
std::vector<std::string> read_characters(std::span<const std::uint8_t> bytes) {
  std::istringstream lines{std::string{bytes.begin(), bytes.end()}};
  std::string line;
  std::getline(lines, line);
  std::vector<std::string> characters;
  while (std::getline(lines, line)) characters.push_back(line.substr(0, line.find(' ')));
  constexpr std::size_t kPlaceholders = 3;
  if (characters.size() < kPlaceholders) refuse();
  characters[0] = " ";
  characters[1] = characters[2] = "";
  return characters;
}

// The class of each character. Scripts that write a character with several classes are refused.
void assign_classes(Bytes bytes, const std::vector<std::string>& characters, Alphabet& alphabet) {
  const std::int32_t count = bytes.size();
  for (std::int32_t i = 0; i < count; ++i) {
    bytes.get<std::int8_t>();
    if (bytes.size() != 1) refuse();
    const std::int32_t code = bytes.size();
    if (static_cast<std::size_t>(i) >= characters.size() ||
        characters[static_cast<std::size_t>(i)].empty())
      continue;
    if (static_cast<std::size_t>(code) >= alphabet.symbols.size()) refuse();
    alphabet.symbols[static_cast<std::size_t>(code)] = characters[static_cast<std::size_t>(i)];
  }
}

std::span<const std::uint8_t> component(std::span<const std::uint8_t> file, std::size_t index) {
  Bytes table{file};
  const std::int32_t count = table.size();
  std::int64_t from = -1;
  auto to = static_cast<std::int64_t>(file.size());
  for (std::int32_t i = 0; i < count; ++i) {
    const auto offset = table.get<std::int64_t>();
    if (static_cast<std::size_t>(i) == index) from = offset;
    if (static_cast<std::size_t>(i) > index && from >= 0 && offset >= 0 &&
        to == static_cast<std::int64_t>(file.size()))
      to = offset;
  }
  if (from < 0 || from > to || to > static_cast<std::int64_t>(file.size())) refuse();
  return file.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
}

}  // namespace

LstmModel parse_lstm_model(std::span<const std::uint8_t> traineddata) {
  Bytes network{component(traineddata, kNetwork)};
  LstmModel model = NetworkReader{network}.read();
  const auto* last = std::get_if<Dense>(&model.layers.back());
  if (last == nullptr || last->activation != Dense::Activation::softmax) refuse();
  network.text();               // the specification it was built from
  network.get<std::int32_t>();  // flags of training
  network.get<std::int32_t>();  // rounds trained
  network.get<std::int32_t>();  // samples seen
  model.alphabet.blank = network.size();
  model.alphabet.symbols.resize(static_cast<std::size_t>(last->weights.outputs));
  if (model.alphabet.blank >= last->weights.outputs) refuse();
  assign_classes(Bytes{component(traineddata, kCodes)},
                 read_characters(component(traineddata, kCharacters)), model.alphabet);
  model.alphabet.symbols[static_cast<std::size_t>(model.alphabet.blank)].clear();
  return model;
}

LstmModel load_lstm_model(const std::string& traineddata) {
  std::ifstream file{traineddata, std::ios::binary};
  if (!file)
    throw Error{ErrorKind::config, "Teckenläsaren saknar språkdata för svenska.",
                "Installera paketet tesseract-ocr-swe."};
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>{file}, {}};
  return parse_lstm_model(bytes);
}

}  // namespace rosett

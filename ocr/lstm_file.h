#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "ocr/frames.h"

// The network inside one of Tesseract's language files (.traineddata, LSTM, integer weights), as
// values. Format: tesseract 5.3, ccutil/tessdatamanager.cpp and lstm/*.cpp (Serialize).
namespace rosett {

// y = (W x + 127 bias) * scale for x in -127..127.
struct Weights {
  int outputs{}, inputs{};
  std::vector<std::int8_t> values;  // outputs x inputs, row-major
  std::vector<std::int32_t> bias;   // for each output, already times 127
  std::vector<float> scale;         // for each output
};

struct Neighbourhood {  // stacks each pixel with those around it, column by column
  int half_width{}, half_height{};
};

struct Pooling {  // the largest of each rectangle
  int width{}, height{};
};

struct Dense {
  Weights weights;
  enum class Activation { tanh, softmax } activation{};
};

struct Lstm {
  // Cell input, input gate, forget gate, output gate: `cells` rows each, of inputs, then cells.
  Weights gates;
  int inputs{}, cells{};
  enum class Course {
    forward,   // left to right
    backward,  // right to left
    down       // each column from top to bottom, keeping what comes out at its end
  } course{};
};

using Layer = std::variant<Neighbourhood, Pooling, Dense, Lstm>;

struct LstmModel {
  int height{};  // pixels of a line's picture
  std::vector<Layer> layers;
  Alphabet alphabet;
};

// Throws Error{config}: no such file, damaged, or of a form other than those above (legacy models
// and float weights are).
[[nodiscard]] LstmModel load_lstm_model(const std::string& traineddata);

// The same from the file's bytes; for tests.
[[nodiscard]] LstmModel parse_lstm_model(std::span<const std::uint8_t> traineddata);

}  // namespace rosett

#pragma once

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/page.h"

// The seam to whatever turns the picture of one line of print into characters.
namespace rosett {

struct RecognisedWord {
  std::vector<Symbol> symbols;  // never empty; boxes in pixels of the picture that was given
};

// Reads one line of print. The answer depends on the picture alone, never on what was read before.
// Not thread-safe.
class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Name and version, e.g. "tesseract 5.3.0 swe".
  [[nodiscard]] virtual std::string name() const = 0;

  // `line` is CV_8UC1, dark print on white. Words from left to right; none when it shows no text.
  // Throws Error{internal} when the engine gives up.
  [[nodiscard]] virtual std::vector<RecognisedWord> recognise(const cv::Mat& line) = 0;
};

// Whatever an engine says, made fit for use: text valid UTF-8 in NFC without control characters,
// confidences within 0..1, boxes inside a picture of that size, symbols and words without text
// gone.
[[nodiscard]] std::vector<RecognisedWord> sanitised(std::vector<RecognisedWord> words,
                                                    cv::Size picture);

}  // namespace rosett

#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/page.h"

// The seam to whatever turns the picture of one line of print into characters.
namespace rosett {

struct RecognisedWord {
  std::vector<Symbol> symbols;  // never empty; boxes in pixels of the picture that was given
};

using RecognisedLine = std::vector<RecognisedWord>;  // from left to right; empty: shows no text

// Reads lines of print. The answer for a picture depends on that picture alone, never on the
// others or on what was read before. Not thread-safe.
class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Names and versions, e.g. "tesseract 4 swe, rosett-line 1a2b3c4d".
  [[nodiscard]] virtual std::string name() const = 0;

  // Pixels that a line's picture is high, paper above and below included.
  [[nodiscard]] virtual int line_height() const = 0;

  // `lines` are CV_8UC1, dark print on white, line_height() rows; as many answers as pictures.
  // Throws Error{internal} when the engine gives up.
  [[nodiscard]] virtual std::vector<RecognisedLine> recognise(std::span<const cv::Mat> lines) = 0;

  // The same pictures read by other means, which fail differently: as many answers as pictures, or
  // none at all when there are no other means.
  [[nodiscard]] virtual std::vector<RecognisedLine> recognise_again(
      std::span<const cv::Mat> lines) {
    (void)lines;
    return {};
  }
};

// Whatever an engine says, made fit for use: text valid UTF-8 in NFC without control characters,
// confidences within 0..1, boxes inside a picture of that size, symbols and words without text
// gone. An alternative without text means that nothing is printed there.
[[nodiscard]] RecognisedLine sanitised(RecognisedLine words, cv::Size picture);

}  // namespace rosett

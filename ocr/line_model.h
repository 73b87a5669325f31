#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "ocr/convolution.h"
#include "ocr/frames.h"

namespace rosett {

// What a model file (ocr/training/export.py) holds.
struct LineModelData {
  int height{};  // of the pictures it reads, pixels
  Alphabet alphabet;
  std::vector<Convolution> layers;
  std::string digest;  // SHA-256 of the weights, hexadecimal
};

// Throws Error{config} when the file is missing, damaged, or of another kind or version.
[[nodiscard]] LineModelData load_line_model(const std::filesystem::path& file);

// Our own network's reading of lines of print. It knows no words: what it says of a character
// depends on the ink of some four characters around. Immutable, so threads may share one.
class LineModel {
 public:
  // An empty path: the model that came with the program. Throws what load_line_model throws.
  explicit LineModel(const std::filesystem::path& file = {});

  // For each picture of a line (CV_8UC1, dark print on white, as cut_line cuts it; other heights
  // are scaled) its frames; none for an empty one. The answer for a picture depends on that picture
  // alone, and is the same on every processor.
  [[nodiscard]] std::vector<Frames> run(std::span<const cv::Mat> lines) const;

  // Name and identity of its weights, e.g. "rosett-line 1a2b3c4d".
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Alphabet& alphabet() const { return alphabet_; }
  [[nodiscard]] int height() const { return height_; }

  // A text's classes; nothing when it holds a character that the model does not know. Print that
  // looks alike counts as one character: kinds of dashes, quotes and spaces.
  [[nodiscard]] std::optional<std::vector<int>> classes_of(std::string_view text) const;

 private:
  [[nodiscard]] Frames frames_of(const cv::Mat& line) const;

  int height_{};
  std::string name_;
  Alphabet alphabet_;
  std::vector<Convolver> layers_;
};

}  // namespace rosett

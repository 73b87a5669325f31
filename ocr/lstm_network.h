#pragma once

#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "ocr/frames.h"
#include "ocr/lane_arithmetic.h"
#include "ocr/lstm_file.h"

namespace rosett {

// Runs a line-reading network of Tesseract's on many lines at a time. Same integer arithmetic as
// Tesseract's own runtime, except that what lies beyond a picture's edge is even gray, not noise:
// the result depends on the picture alone. Thread-safe.
class LstmNetwork {
 public:
  // Throws Error{config} when the layers do not fit one another.
  explicit LstmNetwork(LstmModel model);

  [[nodiscard]] const Alphabet& alphabet() const { return model_.alphabet; }
  [[nodiscard]] int height() const { return model_.height; }

  // For each picture of a line (CV_8UC1, dark print on white, height() rows) its frames; none for
  // one too narrow. The answer for a picture does not depend on the others.
  [[nodiscard]] std::vector<Frames> run(std::span<const cv::Mat> lines) const;

 private:
  LstmModel model_;
  std::vector<Matrix> matrices_;  // of each layer; of one without weights an empty one
};

}  // namespace rosett

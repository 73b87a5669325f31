#include "ocr/line_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <system_error>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "core/text.h"
#include "ocr/lane_arithmetic.h"
#include "ocr/shrink.h"

namespace rosett {
namespace {

// Printed in several ways, one class each; AS_READ in ocr/training/alphabet.py.
char32_t as_read(char32_t character) {
  switch (character) {
    case U'\u00a0':
    case U'\u202f':
      return U' ';
    case U'—':
      return U'–';
    case U'−':
      return U'-';
    case U'’':
    case U'‘':
      return U'\'';
    case U'”':
    case U'“':
      return U'"';
    case U'•':
      return U'·';
    default:
      return character;
  }
}

// 0 is paper, 1 is ink.
Planes as_planes(const cv::Mat& line, int height) {
  cv::Mat picture = line;
  if (line.rows != height) {
    const double scale = static_cast<double>(height) / line.rows;
    const int width = std::max(1, static_cast<int>(std::lround(line.cols * scale)));
    if (scale < 1.0)
      picture = shrunk(line, {width, height});
    else
      cv::resize(line, picture, {width, height}, 0, 0, cv::INTER_CUBIC);
  }
  Planes planes{1, picture.rows, picture.cols};
  for (int y = 0; y < picture.rows; ++y) {
    const auto* from = picture.ptr<uchar>(y);
    std::transform(from, from + picture.cols, planes.row(0, y),
                   [](uchar gray) { return static_cast<float>(255 - gray) / 255.0F; });
  }
  return planes;
}

void add(Planes& sum, const Planes& other) {
  for (int channel = 0; channel < sum.channels(); ++channel) {
    for (int y = 0; y < sum.rows(); ++y) {
      float* to = sum.row(channel, y);
      const float* from = other.row(channel, y);
      for (int x = 0; x < sum.cols(); ++x) to[x] += from[x];
    }
  }
}

// Scores of one row of classes into probabilities.
Frames as_frames(const Planes& scores, double pixels_per_step) {
  Frames frames{scores.cols(), scores.channels(), pixels_per_step, {}};
  const auto classes = static_cast<std::size_t>(scores.channels());
  frames.probabilities.resize(classes * static_cast<std::size_t>(scores.cols()));
  for (int step = 0; step < frames.steps; ++step) {
    float* out = frames.probabilities.data() + static_cast<std::size_t>(step) * classes;
    for (int c = 0; c < frames.classes; ++c) out[c] = scores.row(c, 0)[step];
    lane_arithmetic().softmax(out, classes);
  }
  return frames;
}

// Installed with the program, else where it was built.
std::filesystem::path own_model() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto installed = program.parent_path() / ROSETT_INSTALLED_LINE_MODEL;
  return !error && std::filesystem::exists(installed, error) ? installed : ROSETT_LINE_MODEL;
}

}  // namespace

LineModel::LineModel(const std::filesystem::path& file) {
  LineModelData model = load_line_model(file.empty() ? own_model() : file);
  height_ = model.height;
  name_ = "rosett-line " + model.digest.substr(0, 8);
  alphabet_ = std::move(model.alphabet);
  for (const Convolution& layer : model.layers) layers_.emplace_back(layer);
}

Frames LineModel::frames_of(const cv::Mat& line) const {
  if (line.empty()) return {0, static_cast<int>(alphabet_.symbols.size()), 1.0, {}};
  std::vector<Planes> results{as_planes(line, height_)};
  for (const Convolver& layer : layers_) {
    Planes result = layer(results.back());
    if (layer.adds() > 0) {
      add(result, results[results.size() - static_cast<std::size_t>(layer.adds())]);
    }
    results.push_back(std::move(result));
  }
  const int columns_per_step = 2;  // load_line_model holds every model to it
  return as_frames(results.back(), columns_per_step * static_cast<double>(line.rows) / height_);
}

std::vector<Frames> LineModel::run(std::span<const cv::Mat> lines) const {
  std::vector<Frames> frames;
  frames.reserve(lines.size());
  for (const cv::Mat& line : lines) frames.push_back(frames_of(line));
  return frames;
}

std::optional<std::vector<int>> LineModel::classes_of(std::string_view text) const {
  const std::vector<std::string>& symbols = alphabet_.symbols;
  std::vector<int> classes;
  for (const char32_t printed : to_codepoints(nfc(text))) {
    const char32_t character = as_read(printed);
    const auto found = std::find(symbols.begin(), symbols.end(), to_utf8({&character, 1}));
    if (found == symbols.end()) return std::nullopt;
    classes.push_back(static_cast<int>(found - symbols.begin()));
  }
  return classes;
}

}  // namespace rosett

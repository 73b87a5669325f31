#include "ocr/network_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ocr/line_model.h"
#include "ocr/lstm_network.h"

namespace rosett {
namespace {

template <class Network>
std::vector<RecognisedLine> read_by(const Network& network, std::span<const cv::Mat> lines) {
  const std::vector<Frames> frames = network.run(lines);
  std::vector<RecognisedLine> answers;
  answers.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    answers.push_back(words_of(transcribe(frames[i], network.alphabet()), lines[i].size()));
  return answers;
}

class NetworkEngine final : public Engine {
 public:
  NetworkEngine(const std::string& name, LstmNetwork network)
      : network_{std::move(network)}, name_{name + ", " + model_.name()} {}

  [[nodiscard]] std::string name() const override { return name_; }
  [[nodiscard]] int line_height() const override { return network_.height(); }

  [[nodiscard]] std::vector<RecognisedLine> recognise(std::span<const cv::Mat> lines) override {
    return read_by(network_, lines);
  }
  [[nodiscard]] std::vector<RecognisedLine> recognise_again(
      std::span<const cv::Mat> lines) override {
    return read_by(model_, lines);
  }

 private:
  LstmNetwork network_;
  LineModel model_;
  std::string name_;
};

}  // namespace

std::unique_ptr<Engine> make_network_engine(const std::string& traineddata) {
  return std::make_unique<NetworkEngine>("tesseract 4 swe",
                                         LstmNetwork{load_lstm_model(traineddata)});
}

RecognisedLine words_of(const std::vector<Character>& characters, cv::Size picture) {
  RecognisedLine words;
  bool within = false;
  for (const Character& character : characters) {
    if (character.text == " ") {
      if (within) {
        float& sure = words.back().symbols.back().confidence;
        sure = std::min(sure, character.probability);
      }
      within = false;
      continue;
    }
    if (!std::exchange(within, true)) words.emplace_back();
    const Box box{static_cast<int>(std::lround(character.from)), 0,
                  static_cast<int>(std::lround(character.to)), picture.height};
    words.back().symbols.push_back(
        {character.text, box, character.probability, character.alternatives});
  }
  return sanitised(std::move(words), picture);
}

}  // namespace rosett

#include "ocr/network_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ocr/lstm_network.h"

namespace rosett {
namespace {

class NetworkEngine final : public Engine {
 public:
  NetworkEngine(std::string name, LstmNetwork network)
      : name_{std::move(name)}, network_{std::move(network)} {}

  [[nodiscard]] std::string name() const override { return name_; }
  [[nodiscard]] int line_height() const override { return network_.height(); }

  [[nodiscard]] std::vector<RecognisedLine> recognise(std::span<const cv::Mat> lines) override {
    const std::vector<Frames> frames = network_.run(lines);
    std::vector<RecognisedLine> answers;
    answers.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
      answers.push_back(words_of(transcribe(frames[i], network_.alphabet()), lines[i].size()));
    return answers;
  }

 private:
  std::string name_;
  LstmNetwork network_;
};

}  // namespace

std::unique_ptr<Engine> make_swe_engine(const std::string& traineddata) {
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

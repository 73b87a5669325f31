#include "ocr/tesseract_engine.h"

#include <utility>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "core/error.h"
#include "ocr/ctc_decoder.h"

namespace rosett {
namespace {

// Names, codes and numbers are not dictionary words; a dictionary only bends them.
const std::vector<std::pair<std::string, std::string>>& init_settings() {
  static const std::vector<std::pair<std::string, std::string>> settings{
      {"load_system_dawg", "0"}, {"load_freq_dawg", "0"},    {"load_punc_dawg", "0"},
      {"load_number_dawg", "0"}, {"load_unambig_dawg", "0"}, {"load_bigram_dawg", "0"}};
  return settings;
}

// The network's output, frame by frame over the whole line.
std::vector<Frame> frames_of(tesseract::ResultIterator& at) {
  std::vector<Frame> frames;
  do {
    const auto* characters = at.GetRawLSTMTimesteps();
    if (characters == nullptr) continue;
    for (const auto& character : *characters) {
      for (const auto& choices : character) {
        Frame& frame = frames.emplace_back();
        for (const auto& [text, probability] : choices) frame.push_back({text, probability});
      }
    }
  } while (at.Next(tesseract::RIL_WORD));
  return frames;
}

// Decoded symbols as words of a picture of that size, frames spread evenly over its width.
std::vector<RecognisedWord> words_of(const std::vector<DecodedSymbol>& symbols,
                                     std::size_t frame_count, cv::Size picture) {
  const double width = static_cast<double>(picture.width) / static_cast<double>(frame_count);
  std::vector<RecognisedWord> words;
  bool new_word = true;
  for (const DecodedSymbol& symbol : symbols) {
    if (symbol.text == " ") {
      new_word = true;
      continue;
    }
    if (std::exchange(new_word, false)) words.emplace_back();
    const Box box{static_cast<int>(symbol.first_frame * width), 0,
                  static_cast<int>((symbol.last_frame + 1) * width), picture.height};
    words.back().symbols.push_back({symbol.text, box, symbol.confidence, symbol.alternatives});
  }
  return words;
}

class TesseractEngine final : public Engine {
 public:
  explicit TesseractEngine(const TesseractOptions& options) : language_{options.language} {
    std::vector<std::string> keys;
    std::vector<std::string> values;
    for (const auto& [key, value] : init_settings()) {
      keys.push_back(key);
      values.push_back(value);
    }
    const char* folder = options.tessdata.empty() ? nullptr : options.tessdata.c_str();
    if (api_.Init(folder, language_.c_str(), tesseract::OEM_LSTM_ONLY, nullptr, 0, &keys, &values,
                  false) != 0) {
      throw Error{ErrorKind::config, "Teckenläsaren saknar språkdata för svenska.",
                  "Installera paketet tesseract-ocr-swe."};
    }
    api_.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
    api_.SetVariable("tessedit_do_invert", "0");
    api_.SetVariable("lstm_choice_mode", "1");
  }

  [[nodiscard]] std::string name() const override {
    return std::string{"tesseract "} + tesseract::TessBaseAPI::Version() + " " + language_;
  }

  [[nodiscard]] std::vector<RecognisedWord> recognise(const cv::Mat& line) override {
    api_.SetImage(line.data, line.cols, line.rows, 1, static_cast<int>(line.step));
    api_.SetSourceResolution(kResolution);
    if (api_.Recognize(nullptr) != 0) {
      throw Error{ErrorKind::internal, "Teckenläsaren gav upp på en rad."};
    }
    std::vector<Frame> frames;
    const std::unique_ptr<tesseract::ResultIterator> at{api_.GetIterator()};
    if (at && !at->Empty(tesseract::RIL_WORD)) frames = frames_of(*at);
    api_.Clear();
    std::vector<RecognisedWord> words = words_of(decode_frames(frames), frames.size(), line.size());
    return sanitised(std::move(words), line.size());
  }

 private:
  // What Tesseract is told, so that it does not guess; the size of print is set by the caller.
  static constexpr int kResolution = 300;

  std::string language_;
  tesseract::TessBaseAPI api_;
};

}  // namespace

std::unique_ptr<Engine> make_tesseract_engine(const TesseractOptions& options) {
  return std::make_unique<TesseractEngine>(options);
}

}  // namespace rosett

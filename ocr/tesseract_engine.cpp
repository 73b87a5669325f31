#include "ocr/tesseract_engine.h"

#include <utility>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include "core/error.h"

namespace rosett {
namespace {

// Names, codes and numbers are not dictionary words; a dictionary only bends them.
const std::vector<std::pair<std::string, std::string>>& init_settings() {
  static const std::vector<std::pair<std::string, std::string>> settings{
      {"load_system_dawg", "0"}, {"load_freq_dawg", "0"},    {"load_punc_dawg", "0"},
      {"load_number_dawg", "0"}, {"load_unambig_dawg", "0"}, {"load_bigram_dawg", "0"}};
  return settings;
}

Box box_of(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
  Box box;
  if (!at.BoundingBox(level, &box.left, &box.top, &box.right, &box.bottom)) return {};
  return box;
}

std::string text_of(const tesseract::ResultIterator& at) {
  const std::unique_ptr<char[]> text{at.GetUTF8Text(tesseract::RIL_SYMBOL)};
  return text ? text.get() : "";
}

std::vector<Alternative> alternatives_of(const tesseract::ResultIterator& at) {
  std::vector<Alternative> result;
  tesseract::ChoiceIterator choice{at};
  do {
    const char* text = choice.GetUTF8Text();
    if (text != nullptr) result.push_back({text, choice.Confidence() / 100.0F});
  } while (choice.Next());
  return result;
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
    api_.SetVariable("lstm_choice_mode", "2");
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
    std::vector<RecognisedWord> words = take_words();
    api_.Clear();
    return sanitised(std::move(words), line.size());
  }

 private:
  // What Tesseract is told, so that it does not guess; the size of print is set by the caller.
  static constexpr int kResolution = 300;

  [[nodiscard]] std::vector<RecognisedWord> take_words() {
    std::vector<RecognisedWord> words;
    const std::unique_ptr<tesseract::ResultIterator> at{api_.GetIterator()};
    if (!at || at->Empty(tesseract::RIL_SYMBOL)) return words;
    do {
      if (words.empty() || at->IsAtBeginningOf(tesseract::RIL_WORD)) words.emplace_back();
      words.back().symbols.push_back({text_of(*at), box_of(*at, tesseract::RIL_SYMBOL),
                                      at->Confidence(tesseract::RIL_SYMBOL) / 100.0F,
                                      alternatives_of(*at)});
    } while (at->Next(tesseract::RIL_SYMBOL));
    return words;
  }

  std::string language_;
  tesseract::TessBaseAPI api_;
};

}  // namespace

std::unique_ptr<Engine> make_tesseract_engine(const TesseractOptions& options) {
  return std::make_unique<TesseractEngine>(options);
}

}  // namespace rosett

#include "ocr/network_engine.h"

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/error.h"
#include "printed_lines.h"

namespace rosett {
namespace {

std::string text_of(const RecognisedLine& line) {
  std::string text;
  for (const RecognisedWord& word : line) text += (text.empty() ? "" : " ") + joined(word.symbols);
  return text;
}

class NetworkEngine : public testing::Test {
 protected:
  NetworkEngine() {
    for (const samples::PrintedLine& line : samples::printed_lines()) {
      pictures_.push_back(line.picture);
      texts_.push_back(line.text);
    }
  }

  std::unique_ptr<Engine> engine_{
      make_network_engine("/usr/share/tesseract-ocr/5/tessdata/swe.traineddata")};
  std::vector<cv::Mat> pictures_;
  std::vector<std::string> texts_;
};

TEST_F(NetworkEngine, NamesBothItsReaders) {
  EXPECT_EQ(engine_->name().find("tesseract 4 swe, rosett-line "), 0U);
}

TEST_F(NetworkEngine, ReadsAgainWithItsOwnModel) {
  const std::vector<RecognisedLine> again = engine_->recognise_again(pictures_);
  ASSERT_EQ(again.size(), pictures_.size());
  for (std::size_t i = 0; i < again.size(); ++i) EXPECT_EQ(text_of(again[i]), texts_[i]);
}

TEST_F(NetworkEngine, NeitherReadingDependsOnTheOther) {
  const std::vector<RecognisedLine> first = engine_->recognise(pictures_);
  (void)engine_->recognise_again(pictures_);
  const std::vector<RecognisedLine> later = engine_->recognise(pictures_);
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(text_of(first[i]), text_of(later[i]));
}

TEST_F(NetworkEngine, AMissingLanguageIsAConfigurationError) {
  EXPECT_THROW(make_network_engine("/nowhere/swe.traineddata"), Error);
}

}  // namespace
}  // namespace rosett

#include "ocr/lstm_network.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/error.h"
#include "core/text.h"
#include "ocr/ctc.h"
#include "sample_lines.h"
#include "tesseract_reference.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

constexpr const char* kSwedish = "/usr/share/tesseract-ocr/5/tessdata/swe.traineddata";

std::string text_of(const Frames& frames, const Alphabet& alphabet) {
  std::string text;
  for (const Character& character : transcribe(frames, alphabet)) text += character.text;
  return text;
}

class SwedishNetwork : public ::testing::Test {
 protected:
  static const LstmNetwork& network() {
    static const LstmNetwork loaded{load_lstm_model(kSwedish)};
    return loaded;
  }
  static std::vector<cv::Mat> sample() {
    return testing::lines_of_sample(rosett::source_folder() + "/samples/roselista-linjerad",
                                    network().height());
  }
};

// Tesseract cuts and scales the line once more, fills its borders with noise and keeps fewer texts
// in its search: all but a few lines must still come out alike.
TEST_F(SwedishNetwork, ReadsWhatTesseractReads) {
  const std::vector<cv::Mat> lines = sample();
  ASSERT_GT(lines.size(), 60U);
  const std::vector<Frames> frames = network().run(lines);
  std::size_t alike = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    alike += text_of(frames[i], network().alphabet()) == testing::read_with_tesseract(lines[i])
                 ? 1U
                 : 0U;
  EXPECT_GE(alike * 100, lines.size() * 93) << alike << " of " << lines.size();
}

TEST_F(SwedishNetwork, ALineDoesNotDependOnTheOthers) {
  std::vector<cv::Mat> lines = sample();
  lines.resize(20);
  const std::vector<Frames> together = network().run(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::vector<Frames> alone = network().run(std::span(lines).subspan(i, 1));
    EXPECT_EQ(alone.front().probabilities, together[i].probabilities);
  }
}

// parsers/two_readings.cpp gives the second reader the say on these.
TEST_F(SwedishNetwork, KnowsNoForeignLettersNorSectionSigns) {
  const std::vector<std::string>& known = network().alphabet().symbols;
  for (const char32_t sign :
       std::u32string(U"ÜÆØÁÀÂÃÇÈÊËÍÎÏÑÓÔÕÚÛÝŠŽĆČĐŁŞĞüæøáàâãçèêëíîïñóôõúûýšžćčđłşğıß§"))
    EXPECT_EQ(std::ranges::count(known, to_utf8(std::u32string(1, sign))), 0)
        << to_utf8(std::u32string(1, sign));
}

TEST_F(SwedishNetwork, AProbabilityForEachClassAtEachStep) {
  const std::vector<cv::Mat> lines = sample();
  const Frames frames = network().run(std::span(lines).first(1)).front();
  ASSERT_GT(frames.steps, 0);
  EXPECT_EQ(static_cast<std::size_t>(frames.classes), network().alphabet().symbols.size());
  for (int step = 0; step < frames.steps; ++step) {
    double sum = 0;
    for (const float probability : frames.at(step)) sum += static_cast<double>(probability);
    EXPECT_NEAR(sum, 1, 1e-4);
  }
}

TEST_F(SwedishNetwork, APictureTooNarrowHasNoFrames) {
  const std::vector<cv::Mat> lines{cv::Mat(network().height(), 2, CV_8UC1, cv::Scalar::all(255))};
  EXPECT_EQ(network().run(lines).front().steps, 0);
}

TEST(LstmFile, AMissingFileIsAConfigurationError) {
  try {
    (void)load_lstm_model("/nowhere/swe.traineddata");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
  }
}

std::vector<std::uint8_t> swedish_file() {
  std::ifstream file{kSwedish, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(LstmFile, ACutFileIsRefused) {
  const std::vector<std::uint8_t> bytes = swedish_file();
  for (const std::size_t length : {std::size_t{0}, std::size_t{3}, std::size_t{100},
                                   std::size_t{5'000}, std::size_t{900'000}}) {
    EXPECT_THROW((void)parse_lstm_model(std::span(bytes).first(length)), Error) << length;
  }
}

RC_GTEST_PROP(LstmFile, ADamagedHeadIsRefusedOrRead, ()) {
  static const std::vector<std::uint8_t> whole = swedish_file();
  std::vector<std::uint8_t> bytes = whole;
  const auto at = *rc::gen::inRange<std::size_t>(0, 600);
  bytes[at] = *rc::gen::arbitrary<std::uint8_t>();
  try {
    const LstmNetwork network{parse_lstm_model(bytes)};
    RC_ASSERT(network.height() > 0);
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::config);
  }
}

}  // namespace
}  // namespace rosett

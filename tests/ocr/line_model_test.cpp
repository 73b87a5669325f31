#include "ocr/line_model.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "core/error.h"
#include "ocr/ctc.h"
#include "printed_lines.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

const LineModel& model() {
  static const LineModel loaded;
  return loaded;
}

std::string text_on(const cv::Mat& picture) {
  const Frames frames = model().run({&picture, 1}).front();
  std::string text;
  for (const int c : most_probable(frames, model().alphabet())) {
    text += model().alphabet().symbols[static_cast<std::size_t>(c)];
  }
  return text;
}

TEST(LineModel, ReadsWhatIsPrinted) {
  for (const samples::PrintedLine& line : samples::printed_lines()) {
    EXPECT_EQ(text_on(line.picture), line.text);
  }
}

TEST(LineModel, FindsTheTextMoreProbableThanOneThatLooksLikeIt) {
  const samples::PrintedLine line = samples::printed_lines().front();
  const Frames frames = model().run({&line.picture, 1}).front();
  std::string other = line.text;
  other[2] = other[2] == '8' ? '6' : '8';
  EXPECT_GT(log_probability(frames, model().alphabet(), *model().classes_of(line.text)),
            log_probability(frames, model().alphabet(), *model().classes_of(other)) + 2);
}

TEST(LineModel, SaysTheSameOfAPictureWhateverWasReadBeforeOrBesides) {
  std::vector<cv::Mat> pictures;
  for (const samples::PrintedLine& line : samples::printed_lines()) {
    pictures.push_back(line.picture);
  }
  const std::vector<Frames> together = model().run(pictures);
  for (std::size_t i = pictures.size(); i-- > 0;) {
    EXPECT_EQ(model().run({&pictures[i], 1}).front().probabilities, together[i].probabilities);
  }
}

TEST(LineModel, EachStepIsADistribution) {
  const samples::PrintedLine line = samples::printed_lines().back();
  const Frames frames = model().run({&line.picture, 1}).front();
  ASSERT_EQ(frames.steps, (line.picture.cols + 1) / 2);
  for (int step = 0; step < frames.steps; ++step) {
    const auto row = frames.at(step);
    ASSERT_GE(*std::min_element(row.begin(), row.end()), 0);
    ASSERT_NEAR(std::accumulate(row.begin(), row.end(), 0.0), 1, 1e-5);
  }
}

TEST(LineModel, TakesAnyPicture) {
  const std::vector<cv::Mat> pictures{cv::Mat{}, cv::Mat(36, 1, CV_8UC1, cv::Scalar(255)),
                                      cv::Mat(36, 3'000, CV_8UC1, cv::Scalar(0)),
                                      cv::Mat(1, 1, CV_8UC1, cv::Scalar(0)),
                                      cv::Mat(72, 100, CV_8UC1, cv::Scalar(255))};
  const std::vector<Frames> frames = model().run(pictures);
  EXPECT_EQ(frames[0].steps, 0);
  EXPECT_EQ(frames[1].steps, 1);
  EXPECT_EQ(frames[2].steps, 1'500);
  EXPECT_EQ(frames[4].steps, 25);
  EXPECT_EQ(frames[4].pixels_per_step, 4);
  EXPECT_EQ(text_on(pictures[1]), "");
  EXPECT_EQ(text_on(pictures[4]), "");
}

TEST(LineModel, KnowsSwedishAndTakesTwinsAsOne) {
  EXPECT_TRUE(model().classes_of("Åsa Öberg-Ärlig, André § 5 é ü ø 1.3.2-2018–9"));
  EXPECT_EQ(model().classes_of("A\u030Asa"), model().classes_of("Åsa"));
  EXPECT_EQ(model().classes_of("1\u00a0000"), model().classes_of("1 000"));
  EXPECT_EQ(model().classes_of("’"), model().classes_of("'"));
  EXPECT_FALSE(model().classes_of("Ж"));
}

class ModelFile : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream in{rosett::source_folder() + "/ocr/models/line.model", std::ios::binary};
    whole_.assign(std::istreambuf_iterator<char>{in}, {});
    ASSERT_GT(whole_.size(), 1'000U);
  }
  void TearDown() override { fs::remove(path_); }

  void expect_refused(const std::string& content) const {
    std::ofstream{path_, std::ios::binary} << content;
    try {
      const LineModel loaded{path_};
      ADD_FAILURE() << "taken";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::config);
      EXPECT_FALSE(error.advice().empty());
    }
  }
  [[nodiscard]] std::string with(const std::string& old, const std::string& fresh) const {
    std::string content = whole_;
    content.replace(content.find(old), old.size(), fresh);
    return content;
  }

  std::string whole_;
  fs::path path_{fs::path{testing::TempDir()} / "rosett_line_model_test.model"};
};

TEST_F(ModelFile, MissingOrEmptyIsRefused) {
  EXPECT_THROW(LineModel{"/nowhere/line.model"}, Error);
  expect_refused("");
}

TEST_F(ModelFile, CutShortOrLengthenedIsRefused) {
  for (const double share : {0.0001, 0.001, 0.002, 0.5, 0.99999}) {
    expect_refused(
        whole_.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole_.size()))));
  }
  expect_refused(whole_ + "x");
}

TEST_F(ModelFile, OneChangedByteIsRefused) {
  std::string changed = whole_;
  changed[changed.size() - 100] = static_cast<char>(changed[changed.size() - 100] ^ 1);
  expect_refused(changed);
}

TEST_F(ModelFile, OneOfAnotherKindIsRefused) {
  expect_refused(with("line model 1", "line model 2"));
  expect_refused(with("alphabet  0", "alphabet  "));
  expect_refused(with("height 36", "height 18"));
  expect_refused(with("height 36", "height 999999999"));
  expect_refused(with("layer 1 24 5", "layer 1 -4 5"));
  expect_refused(with("layer 24 32", "layer 24 999999999"));
  expect_refused(with("layer 24 32", "layer 25 32"));
}

}  // namespace
}  // namespace rosett

#include <gtest/gtest.h>
#include <png.h>

#include "ocr/image_metadata.h"
#include "reading.h"
#include "sample_images.h"

namespace rosett {
namespace {

using samples::difference;
using samples::failure_kind;
using samples::only_page;

constexpr double kJpegLoss = 24;  // of 255, at sharp edges, quality 95

TEST(JpegSource, GrayKeepsPixelsAndResolution) {
  const cv::Mat picture = samples::picture(640, 900);
  const SourcePage page = only_page(samples::jpeg(picture, {.dpi = 150}));
  EXPECT_LE(difference(page.image, picture), kJpegLoss);
  EXPECT_EQ(page.dpi, 150);
  EXPECT_FALSE(page.layer);
}

TEST(JpegSource, ColourStaysAndGrayInColourFilesBecomesGray) {
  EXPECT_EQ(only_page(samples::jpeg(samples::colour_picture(640, 900))).image.type(), CV_8UC3);
  cv::Mat gray(900, 640, CV_8UC3, cv::Scalar(200, 200, 200));
  EXPECT_EQ(only_page(samples::jpeg(gray)).image.type(), CV_8UC1);
}

TEST(JpegSource, ReadsCmykAsAdobeWritesIt) {
  // Inverted: 255 is no ink. Magenta and yellow make red.
  const cv::Mat red(600, 600, CV_8UC4, cv::Scalar(255, 0, 0, 255));
  const SourcePage page = only_page(samples::jpeg(red));
  ASSERT_EQ(page.image.type(), CV_8UC3);
  const auto pixel = page.image.at<cv::Vec3b>(300, 300);
  EXPECT_LT(pixel[0], 30);
  EXPECT_LT(pixel[1], 30);
  EXPECT_GT(pixel[2], 225);
}

TEST(JpegSource, TurnsAsExifSays) {
  const cv::Mat stored = samples::picture(640, 900);
  cv::Mat expected;
  cv::rotate(stored, expected, cv::ROTATE_90_CLOCKWISE);
  const SourcePage page =
      only_page(samples::jpeg(stored, {.exif_orientation = 6, .exif_dpi = 180}));
  EXPECT_LE(difference(page.image, expected), kJpegLoss);
  EXPECT_EQ(page.dpi, 180);
}

TEST(JpegSource, GuessesTheResolutionOfPaperWhenTheFileCannotBeRight) {
  const cv::Mat a4(1754, 1240, CV_8UC1, cv::Scalar(255));  // A4 at 150
  EXPECT_EQ(only_page(samples::jpeg(a4, {.dpi = 1})).dpi, 150);
  EXPECT_EQ(only_page(samples::jpeg(a4, {.dpi = 9'000})).dpi, 150);
}

TEST(JpegSource, RefusesOneCutShort) {
  const auto whole = samples::jpeg(samples::picture(640, 900));
  for (const double share : {0.05, 0.3, 0.6, 0.9}) {
    auto part = whole;
    part.resize(static_cast<std::size_t>(share * static_cast<double>(whole.size())));
    EXPECT_EQ(failure_kind(part), ErrorKind::malformed) << share;
  }
}

TEST(PngSource, GrayKeepsPixelsAndResolution) {
  const cv::Mat picture = samples::picture(641, 900);
  const SourcePage page = only_page(samples::png(picture, 150));
  EXPECT_EQ(difference(page.image, picture), 0);
  EXPECT_EQ(page.dpi, 150);
}

TEST(PngSource, ReadsOneBit) {
  const std::vector<samples::Bytes> rows(600, {0b1010'0000, 0xFF});
  const auto file = samples::png(16, 600, rows, {.bits = 1, .colour_type = PNG_COLOR_TYPE_GRAY});
  const SourcePage page = only_page(file);
  EXPECT_EQ(page.image.at<std::uint8_t>(5, 0), 255);
  EXPECT_EQ(page.image.at<std::uint8_t>(5, 1), 0);
  EXPECT_EQ(page.image.at<std::uint8_t>(5, 15), 255);
}

TEST(PngSource, ReadsSixteenBitsWithoutMakingThemPale) {
  const std::vector<samples::Bytes> rows(600, {0x40, 0x00, 0x80, 0x00});
  const auto file = samples::png(2, 600, rows, {.bits = 16, .colour_type = PNG_COLOR_TYPE_GRAY});
  const SourcePage page = only_page(file);
  EXPECT_NEAR(page.image.at<std::uint8_t>(0, 0), 0x40, 1);
  EXPECT_NEAR(page.image.at<std::uint8_t>(0, 1), 0x80, 1);
}

TEST(PngSource, ReadsPalettes) {
  const std::vector<samples::Bytes> rows(600, {0, 1, 2});
  const auto file = samples::png(3, 600, rows, {.bits = 8, .colour_type = PNG_COLOR_TYPE_PALETTE});
  const SourcePage page = only_page(file);
  ASSERT_EQ(page.image.type(), CV_8UC3);
  EXPECT_EQ(page.image.at<cv::Vec3b>(0, 0), cv::Vec3b(255, 255, 255));
  EXPECT_EQ(page.image.at<cv::Vec3b>(0, 1), cv::Vec3b(0, 0, 0));
  EXPECT_EQ(page.image.at<cv::Vec3b>(0, 2), cv::Vec3b(0, 0, 255));
}

TEST(PngSource, ShowsTransparencyOnWhite) {
  const std::vector<samples::Bytes> rows(600, {0, 0, 0, 255});
  const auto file =
      samples::png(2, 600, rows, {.bits = 8, .colour_type = PNG_COLOR_TYPE_GRAY_ALPHA});
  const SourcePage page = only_page(file);
  EXPECT_EQ(page.image.at<std::uint8_t>(0, 0), 255);
  EXPECT_EQ(page.image.at<std::uint8_t>(0, 1), 0);
}

TEST(PngSource, RefusesOneCutShort) {
  auto part = samples::png(samples::picture(640, 900));
  part.resize(part.size() / 2);
  EXPECT_EQ(failure_kind(part), ErrorKind::malformed);
}

TEST(PngSource, RefusesAChunkThatClaimsMoreThanTheFileHolds) {
  auto file = samples::png(samples::picture(40, 60));
  EXPECT_TRUE(png_chunks_fit(file));
  constexpr std::size_t kAfterHeader = 8 + 12 + 13;
  const samples::Bytes endless{0x7F, 0xFF, 0xFF, 0xFF, 't', 'E', 'X', 't', 'x'};
  file.insert(file.begin() + kAfterHeader, endless.begin(), endless.end());
  EXPECT_FALSE(png_chunks_fit(file));
  EXPECT_EQ(failure_kind(file), ErrorKind::malformed);
}

TEST(PngSource, RefusesABombBeforeUnpackingIt) {
  const std::vector<samples::Bytes> rows(30'000, samples::Bytes(3'750));
  const auto bomb =
      samples::png(30'000, 30'000, rows, {.bits = 1, .colour_type = PNG_COLOR_TYPE_GRAY});
  const auto error = samples::failure(bomb);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::limit);
  EXPECT_NE(std::string(error->what()).find("30000 × 30000"), std::string::npos);
  EXPECT_FALSE(error->advice().empty());
}

}  // namespace
}  // namespace rosett

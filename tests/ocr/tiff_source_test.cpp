#include <gtest/gtest.h>
#include <tiff.h>

#include "reading.h"
#include "sample_images.h"

namespace rosett {
namespace {

using samples::difference;
using samples::failure_kind;
using samples::only_page;
using samples::TiffPage;

TEST(TiffSource, ReadsEveryLosslessCompression) {
  const cv::Mat picture = samples::picture(641, 900);
  for (const int compression :
       {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS}) {
    const SourcePage page =
        only_page(samples::tiff({{.picture = picture, .compression = compression}}));
    EXPECT_EQ(difference(page.image, picture), 0) << compression;
    EXPECT_EQ(page.dpi, 200);
  }
}

TEST(TiffSource, ReadsFaxOfEitherPolarity) {
  const cv::Mat picture = samples::bilevel_picture(641, 900);
  cv::Mat negative;
  cv::bitwise_not(picture, negative);
  for (const int compression : {COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_NONE}) {
    const auto white_is_zero = samples::tiff({{.picture = negative,
                                               .bits = 1,
                                               .compression = compression,
                                               .photometric = PHOTOMETRIC_MINISWHITE}});
    const auto black_is_zero =
        samples::tiff({{.picture = picture, .bits = 1, .compression = compression}});
    EXPECT_EQ(difference(only_page(white_is_zero).image, picture), 0) << compression;
    EXPECT_EQ(difference(only_page(black_is_zero).image, picture), 0) << compression;
  }
}

TEST(TiffSource, ReadsJpegInTiff) {
  const cv::Mat picture = samples::picture(640, 896);
  const SourcePage page =
      only_page(samples::tiff({{.picture = picture, .compression = COMPRESSION_JPEG}}));
  EXPECT_LE(difference(page.image, picture), 40);
}

TEST(TiffSource, ReadsDepthsPalettesAndWhiteIsZero) {
  const cv::Mat picture = samples::picture(640, 900);
  cv::Mat negative;
  cv::bitwise_not(picture, negative);
  EXPECT_LE(difference(only_page(samples::tiff({{.picture = picture, .bits = 4}})).image, picture),
            16);
  EXPECT_LE(difference(only_page(samples::tiff({{.picture = picture, .bits = 16}})).image, picture),
            1);
  const TiffPage inverted{.picture = negative, .photometric = PHOTOMETRIC_MINISWHITE};
  EXPECT_EQ(difference(only_page(samples::tiff({inverted})).image, picture), 0);
  const TiffPage palette{.picture = negative, .photometric = PHOTOMETRIC_PALETTE};
  EXPECT_LE(difference(only_page(samples::tiff({palette})).image, picture), 1);
}

TEST(TiffSource, ReadsColour) {
  const cv::Mat rgb(900, 640, CV_8UC3, cv::Scalar(200, 10, 20));
  const SourcePage page =
      only_page(samples::tiff({{.picture = rgb, .photometric = PHOTOMETRIC_RGB}}));
  ASSERT_EQ(page.image.type(), CV_8UC3);
  EXPECT_EQ(page.image.at<cv::Vec3b>(9, 9), cv::Vec3b(20, 10, 200));

  const cv::Mat cmyk(900, 640, CV_8UC4, cv::Scalar(0, 255, 255, 0));
  const SourcePage separated =
      only_page(samples::tiff({{.picture = cmyk, .photometric = PHOTOMETRIC_SEPARATED}}));
  EXPECT_EQ(separated.image.at<cv::Vec3b>(9, 9), cv::Vec3b(0, 0, 255));
}

TEST(TiffSource, TurnsAsItsTagSays) {
  const cv::Mat stored = samples::picture(640, 900);
  cv::Mat expected;
  cv::rotate(stored, expected, cv::ROTATE_90_CLOCKWISE);
  const SourcePage page =
      only_page(samples::tiff({{.picture = stored, .orientation = ORIENTATION_RIGHTTOP}}));
  EXPECT_EQ(difference(page.image, expected), 0);
}

TEST(TiffSource, MakesFaxPixelsSquare) {
  const cv::Mat fax = samples::bilevel_picture(1728, 1100);
  const SourcePage page = only_page(samples::tiff({{.picture = fax,
                                                    .bits = 1,
                                                    .compression = COMPRESSION_CCITTFAX4,
                                                    .x_dpi = 204,
                                                    .y_dpi = 98}}));
  EXPECT_EQ(page.image.cols, 1728);
  EXPECT_NEAR(page.image.rows, 1100 * 204 / 98, 1);
  EXPECT_EQ(page.dpi, 204);
}

TEST(TiffSource, GuessesAMissingOrSillyResolution) {
  const cv::Mat a4(1754, 1240, CV_8UC1, cv::Scalar(255));
  EXPECT_EQ(only_page(samples::tiff({{.picture = a4, .x_dpi = 0, .y_dpi = 0}})).dpi, 150);
  EXPECT_EQ(only_page(samples::tiff({{.picture = a4, .x_dpi = 5, .y_dpi = 5}})).dpi, 150);
}

TEST(TiffSource, ReadsPagesInAnyOrder) {
  const auto file = samples::tiff({{.picture = samples::picture(640, 900)},
                                   {.picture = samples::picture(500, 700), .bits = 16},
                                   {.picture = samples::bilevel_picture(300, 800), .bits = 1}});
  const auto source = open_page_source(file, {});
  ASSERT_EQ(source->page_count(), 3);
  EXPECT_EQ(source->render(3).image.cols, 300);
  EXPECT_EQ(source->render(1).image.cols, 640);
  EXPECT_EQ(source->render(2).image.cols, 500);
  EXPECT_EQ(difference(source->render(3).image, samples::bilevel_picture(300, 800)), 0);
}

TEST(TiffSource, OneDamagedPageLeavesTheOthersReadable) {
  const TiffPage page{.picture = samples::bilevel_picture(640, 900),
                      .bits = 1,
                      .compression = COMPRESSION_CCITTFAX4};
  auto file = samples::tiff({page, page});
  // The first page's strips come first in the file, after its header of eight bytes;
  // zeros are no code.
  for (std::size_t i = 8; i < 60; ++i) file[i] = 0;
  const auto source = open_page_source(file, {});
  EXPECT_THROW((void)source->render(1), Error);
  EXPECT_EQ(difference(source->render(2).image, page.picture), 0);
}

TEST(TiffSource, RefusesOneCutShort) {
  const TiffPage page{.picture = samples::picture(640, 900), .compression = COMPRESSION_LZW};
  const auto whole = samples::tiff({page, page});
  for (const double share : {0.1, 0.4, 0.7, 0.99}) {
    auto part = whole;
    part.resize(static_cast<std::size_t>(share * static_cast<double>(whole.size())));
    EXPECT_EQ(failure_kind(part), ErrorKind::malformed) << share;
  }
}

TEST(TiffSource, HoldsTheLimits) {
  const TiffPage page{.picture = samples::picture(640, 900)};
  EXPECT_EQ(failure_kind(samples::tiff({page, page, page}), {.max_pages = 2}), ErrorKind::limit);
  EXPECT_EQ(failure_kind(samples::tiff({page}), {.max_pixels_per_page = 640 * 899}),
            ErrorKind::limit);
  EXPECT_EQ(failure_kind(samples::tiff({page}), {.max_pixels_per_page = 640 * 900}), std::nullopt);
}

}  // namespace
}  // namespace rosett

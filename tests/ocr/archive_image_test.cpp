#include "ocr/archive_image.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include "core/error.h"
#include "drawn_page.h"
#include "reading.h"

namespace rosett {
namespace {

cv::Mat drawn() {
  cv::Mat page = samples::white_page(901, 333);
  samples::print(page, "20180917-4432 Lindqvist, Anna", 40, 160);
  return page;
}

TEST(ArchiveImage, IsThePageAgain) {
  const cv::Mat page = drawn();
  const SourcePage again = samples::only_page(encode_page(page, 240));
  EXPECT_EQ(again.dpi, 240);
  ASSERT_EQ(again.image.size(), page.size());
  ASSERT_EQ(again.image.type(), CV_8UC1);
  EXPECT_LT(cv::norm(again.image, page, cv::NORM_L1) / static_cast<double>(page.total()), 1.0);
  EXPECT_EQ(samples::bounds(samples::ink_of(again.image)), samples::bounds(samples::ink_of(page)));
}

TEST(ArchiveImage, TheSamePictureGivesTheSameBytes) {
  EXPECT_EQ(encode_page(drawn(), 300), encode_page(drawn(), 300));
}

TEST(ArchiveImage, PartOfALargerPictureIsThatPart) {
  const cv::Mat page = drawn();
  const cv::Mat part = page(cv::Rect{30, 90, 500, 120});
  EXPECT_EQ(encode_page(part, 300), encode_page(part.clone(), 300));
}

TEST(ArchiveImage, WhatCannotBeJpegIsAnError) {
  EXPECT_THROW((void)encode_page(cv::Mat{}, 300), Error);
  EXPECT_THROW((void)encode_page(samples::white_page(70'000, 1), 300), Error);
}

}  // namespace
}  // namespace rosett

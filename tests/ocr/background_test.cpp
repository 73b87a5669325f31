#include "ocr/background.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <rapidcheck/gtest.h>

#include "drawn_page.h"

namespace rosett {
namespace {

using samples::kDpi;

cv::Mat printed_page() {
  cv::Mat page = samples::white_page(1'200, 900);
  samples::print_table(page, 8);
  return page;
}

// Paper of tone `light` on the left that falls to `dark` on the right; print keeps its share of it.
cv::Mat lit_unevenly(const cv::Mat& page, int light, int dark) {
  cv::Mat lit(page.size(), CV_8UC1);
  for (int x = 0; x < page.cols; ++x) {
    const double tone = (light + (dark - light) * static_cast<double>(x) / page.cols) / 255.0;
    page.col(x).convertTo(lit.col(x), CV_8U, tone);
  }
  return lit;
}

double mean_where(const cv::Mat& picture, const cv::Mat& mask) {
  return cv::mean(picture, mask)[0];
}

TEST(Background, ColouredInkFadesAndBlackStays) {
  cv::Mat image(60, 200, CV_8UC3, cv::Scalar::all(255));
  image(cv::Rect{20, 20, 40, 20}).setTo(cv::Scalar{40, 40, 220});
  image(cv::Rect{120, 20, 40, 20}).setTo(cv::Scalar::all(10));
  const cv::Mat gray = print_gray(image);
  EXPECT_GE(gray.at<uchar>(30, 40), 200);
  EXPECT_EQ(gray.at<uchar>(30, 140), 10);
  EXPECT_EQ(gray.at<uchar>(5, 5), 255);
  EXPECT_LT(natural_gray(image).at<uchar>(30, 40), 120);
}

TEST(Background, GrayPicturesAreUsedAsTheyAre) {
  const cv::Mat page = printed_page();
  EXPECT_EQ(print_gray(page).data, page.data);
  EXPECT_EQ(natural_gray(page).data, page.data);
}

RC_GTEST_PROP(Background, PaperIsWhiteAndPrintDarkUnderAnyLight, ()) {
  const int light = *rc::gen::inRange(150, 256);
  const int dark = *rc::gen::inRange(110, light);
  const cv::Mat page = printed_page();
  const cv::Mat flat = flattened(lit_unevenly(page, light, dark), kDpi);
  RC_ASSERT(flat.size() == page.size());
  RC_ASSERT(mean_where(flat, page == 255) > 253.0);
  RC_ASSERT(mean_where(flat, page == 0) < 20.0);
}

TEST(Background, AFaintStrokeKeepsItsContrast) {
  cv::Mat page = printed_page();
  const Box stroke{560, 200, 564, 230};
  samples::fill(page, stroke, 175);
  const cv::Mat flat = flattened(lit_unevenly(page, 240, 160), kDpi);
  EXPECT_LT(flat.at<uchar>(215, 562), 195);
}

TEST(Background, GrainGoes) {
  cv::Mat page = printed_page();
  cv::Mat grain(page.size(), CV_8SC1);
  cv::RNG random{7};
  random.fill(grain, cv::RNG::NORMAL, 0, 5);
  cv::Mat grainy;
  cv::add(page * 0.9, grain, grainy, cv::noArray(), CV_8U);
  const cv::Mat paper = page == 255;
  const cv::Mat flat = flattened(grainy, kDpi);
  EXPECT_GT(cv::countNonZero((flat == 255) & paper), 0.97 * cv::countNonZero(paper));
  EXPECT_LT(mean_where(flat, page == 0), 25.0);
}

TEST(Background, AHoleIsNotMadePaper) {
  cv::Mat page = printed_page();
  cv::circle(page, {40, 450}, 35, cv::Scalar::all(20), cv::FILLED);
  EXPECT_LT(flattened(page, kDpi).at<uchar>(450, 40), 100);
}

TEST(Background, TheDarkBedAndStripsAlongTheEdgesAreWhitened) {
  const cv::Mat page = printed_page();
  cv::Mat natural = page.clone();
  samples::fill(natural, {0, 0, 1'200, 25}, 30);
  samples::fill(natural, {1'180, 0, 1'200, 900}, 30);
  cv::Mat flat = natural.clone();
  whiten_surroundings(flat, natural, kDpi);
  EXPECT_EQ(cv::countNonZero(flat.rowRange(0, 25) < 255), 0);
  EXPECT_EQ(cv::countNonZero(flat.colRange(1'180, 1'200) < 255), 0);
  const cv::Rect print{60, 60, 1'080, 800};
  EXPECT_EQ(cv::norm(flat(print), page(print), cv::NORM_INF), 0);
}

// A form's heavy frame, a filled heading and print at the very edge are no surroundings.
TEST(Background, NothingOfThePrintIsWhitened) {
  cv::Mat page = printed_page();
  samples::fill(page, {100, 20, 1'100, 60}, 40);
  samples::print(page, "1350", 2, 400);
  cv::Mat flat = page.clone();
  whiten_surroundings(flat, page, kDpi);
  EXPECT_EQ(cv::norm(flat, page, cv::NORM_INF), 0);
}

// A book's fold: the paper is darker there than half of what it is elsewhere, and has print.
TEST(Background, PrintInADeepShadowIsNotWhitened) {
  const cv::Mat page = printed_page();
  cv::Mat natural = page.clone();
  for (int x = 0; x < 600; ++x) natural.col(x) *= 0.4 + 0.6 * x / 600;
  const cv::Mat flat = flattened(natural, kDpi);
  cv::Mat whitened = flat.clone();
  whiten_surroundings(whitened, natural, kDpi);
  EXPECT_EQ(cv::countNonZero((flat < 128) & (whitened != flat)), 0);
}

TEST(Background, ThinPicturesAreTaken) {
  for (const cv::Size size : {cv::Size{1, 1}, cv::Size{1, 900}, cv::Size{900, 1}}) {
    const cv::Mat page = samples::white_page(size.width, size.height);
    cv::Mat flat = flattened(page, kDpi);
    whiten_surroundings(flat, page, kDpi);
    EXPECT_EQ(cv::countNonZero(flat != 255), 0);
  }
}

}  // namespace
}  // namespace rosett

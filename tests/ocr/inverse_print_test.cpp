#include "ocr/inverse_print.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "drawn_page.h"
#include "ocr/background.h"

namespace rosett {
namespace {

using samples::kDpi;

constexpr Box kBand{100, 300, 1'400, 380};

// A page with a band of that tone, and print upon it of another.
cv::Mat page_with_band(int band, int print) {
  cv::Mat page = samples::white_page(1'500, 900);
  samples::print(page, "Ordinary print above", 120, 200);
  cv::Mat mask = samples::white_page(1'500, 900);
  samples::print(mask, "Beskrivning   Antal   Belopp", 130, 355);
  samples::fill(page, kBand, band);
  page.setTo(print, mask == 0);
  return page;
}

cv::Mat read_in(const cv::Mat& page) {
  cv::Mat flat = flattened(page, kDpi);
  turn_inverse_print(flat, page, kDpi);
  return flat;
}

double mean_of_print(const cv::Mat& flat) {
  cv::Mat mask = samples::white_page(1'500, 900);
  samples::print(mask, "Beskrivning   Antal   Belopp", 130, 355);
  return cv::mean(flat, mask == 0)[0];
}

double mean_of_band(const cv::Mat& flat) {
  return cv::mean(flat(cv::Rect{700, 310, 650, 60}))[0];  // right of its print
}

TEST(InversePrint, LightPrintOnADarkBandBecomesDarkOnWhite) {
  for (const int band : {0, 60, 120}) {
    const cv::Mat flat = read_in(page_with_band(band, 255));
    EXPECT_LT(mean_of_print(flat), 60) << band;
    EXPECT_GT(mean_of_band(flat), 220) << band;
  }
}

TEST(InversePrint, PrintRightBelowTheBandStays) {
  cv::Mat page = page_with_band(60, 255);
  samples::print(page, "1 350,00", 700, kBand.bottom + 10 + samples::kCapitals);
  const cv::Mat flat = read_in(page);
  const cv::Rect below{690, kBand.bottom + 6, 400, 60};
  EXPECT_EQ(cv::norm(flat(below), flattened(page, kDpi)(below), cv::NORM_INF), 0);
}

TEST(InversePrint, PrintOnGrayPaperStaysAsItIs) {
  for (const int band : {120, 150, 200}) {
    const cv::Mat page = page_with_band(band, 0);
    cv::Mat flat = flattened(page, kDpi);
    const cv::Mat before = flat.clone();
    turn_inverse_print(flat, page, kDpi);
    EXPECT_EQ(cv::norm(before, flat, cv::NORM_INF), 0) << band;
  }
}

TEST(InversePrint, OrdinaryPagesAndFilledBoxesStayAsTheyAre) {
  cv::Mat page = samples::white_page(1'500, 900);
  samples::print_table(page, 8);
  samples::print(page, "LARGE BOLD", 150, 800, 90);
  samples::fill(page, {900, 720, 1'300, 820}, 30);
  const cv::Mat before = page.clone();
  turn_inverse_print(page, before, kDpi);
  EXPECT_EQ(cv::norm(before, page, cv::NORM_INF), 0);
}

}  // namespace
}  // namespace rosett

#include "ocr/layout.h"

#include <cstdint>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include "drawn_page.h"

namespace rosett {
namespace {

cv::Mat printed_page() {
  cv::Mat page = samples::white_page(2'480, 2'000);
  samples::print_table(page, 30);
  return page;
}

std::size_t characters_in(const Layout& layout) {
  std::size_t count = 0;
  for (const Segment& segment : layout.segments.items) count += segment.members.size();
  return count;
}

TEST(Layout, BrokenPrintIsMended) {
  const Layout layout = lay_out(samples::broken(printed_page()), samples::kDpi);
  EXPECT_TRUE(layout.mended);
  const std::size_t whole = characters_in(lay_out(printed_page(), samples::kDpi));
  EXPECT_LT(characters_in(layout), 3 * whole / 2);
}

TEST(Layout, WholePrintStaysAsItIs) { EXPECT_FALSE(lay_out(printed_page(), samples::kDpi).mended); }

// Specks are no pieces of print.
TEST(Layout, SpecksMendNothing) {
  cv::Mat page = printed_page();
  std::uint32_t noise = 1;
  for (int i = 0; i < 6'000; ++i) {
    noise = noise * 1'664'525U + 1'013'904'223U;
    const int x = static_cast<int>((noise >> 8U) % 2'470U);
    noise = noise * 1'664'525U + 1'013'904'223U;
    const int y = static_cast<int>((noise >> 8U) % 1'990U);
    samples::fill(page, {x, y, x + 2, y + 2});
  }
  EXPECT_FALSE(lay_out(page, samples::kDpi).mended);
}

}  // namespace
}  // namespace rosett

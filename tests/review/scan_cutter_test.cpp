#include "review/scan_cutter.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "review/page_image.h"
#include "sample_documents.h"

namespace rosett {
namespace {

using samples::MemorySource;
using samples::roselista;

constexpr CellSize kRoom{300, 60};

bool has_ink(const GrayImage& image) {
  return std::ranges::any_of(image.pixels, [](std::uint8_t pixel) { return pixel < 0x80; });
}

TEST(ScanCutter, CutsAFieldWithPaperAroundIt) {
  const Document document = roselista();
  const MemorySource source({document});
  ScanCutter cutter(source, kRoom);
  const auto cutting = cutter.cut(document, 1, document.rows[0].fields[0].reading.box);
  ASSERT_TRUE(cutting);
  const GrayImage image = decode_page_image(cutting->png);
  EXPECT_TRUE(has_ink(image));
  EXPECT_GT(image.pixels.front(), 0xE0);  // the corner is paper
  EXPECT_LE(image.width * cutting->scale, kRoom.width);
  EXPECT_LE(image.height * cutting->scale, kRoom.height);
}

TEST(ScanCutter, FoldsAWideRowBetweenItsFields) {
  const Document document = roselista();
  const MemorySource source({document});
  ScanCutter cutter(source, kRoom);
  const auto folded = cutter.cut_row(document, document.rows[0]);
  const auto flat = cutter.cut(document, 1, document.rows[0].box);
  ASSERT_TRUE(folded && flat);
  const GrayImage image = decode_page_image(folded->png);
  EXPECT_LE(image.width * folded->scale, kRoom.width);
  EXPECT_LE(image.height * folded->scale, kRoom.height);
  EXPECT_GT(folded->height, flat->height);
}

TEST(ScanCutter, NothingToCutIsNoPicture) {
  const Document document = roselista();
  const MemorySource source({document});
  ScanCutter cutter(source, kRoom);
  EXPECT_FALSE(cutter.cut(document, 1, {}));
  EXPECT_FALSE(cutter.cut(document, 1, {5000, 5000, 5100, 5020}));
  EXPECT_FALSE(cutter.cut_row(document, Row{}));
}

TEST(ScanCutter, ABoxOverTheEdgeIsCutAtTheEdge) {
  const Document document = roselista();
  const MemorySource source({document});
  ScanCutter cutter(source, kRoom);
  EXPECT_TRUE(cutter.cut(document, 1, {-50, -50, 100, 100}));
  EXPECT_TRUE(cutter.cut(document, 1, {900, 590, 1200, 700}));
}

TEST(ScanCutter, ABrokenPageIsNoPicture) {
  const Document document = roselista();
  MemorySource source({document});
  source.image = std::vector<std::uint8_t>{'n', 'o', 'p', 'e'};
  ScanCutter cutter(source, kRoom);
  EXPECT_FALSE(cutter.cut(document, 1, {50, 100, 200, 120}));
}

TEST(ScanCutter, AsksForEachPageOnce) {
  const Document document = roselista();
  const MemorySource source({document});
  ScanCutter cutter(source, kRoom);
  for (const Row& row : document.rows) EXPECT_TRUE(cutter.cut(document, row.page, row.box));
  EXPECT_EQ(source.images_asked_for, 1);
}

}  // namespace
}  // namespace rosett

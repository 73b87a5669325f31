#include "core/geometry.h"

#include <gtest/gtest.h>

namespace rosett {
namespace {

TEST(Box, UnitesAndIntersects) {
  const Box a{0, 0, 10, 10};
  const Box b{5, 8, 20, 30};
  EXPECT_EQ(united(a, b), (Box{0, 0, 20, 30}));
  EXPECT_EQ(united(a, Box{}), a);
  EXPECT_EQ(intersected(a, b), (Box{5, 8, 10, 10}));
  EXPECT_TRUE(intersected(a, Box{10, 0, 12, 10}).empty());
}

TEST(Box, OverlapIsNegativeAcrossAGap) {
  EXPECT_EQ(overlap_x(Box{0, 0, 10, 10}, Box{14, 0, 20, 10}), -4);
  EXPECT_EQ(overlap_y(Box{0, 0, 10, 10}, Box{0, 4, 20, 6}), 2);
}

}  // namespace
}  // namespace rosett

#include "core/workbook.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rosett {
namespace {

std::string day(double serial, Epoch epoch = Epoch::of_1900) {
  const auto date = date_of_serial(serial, epoch);
  return date ? to_iso(*date) : "";
}

TEST(Serials, AreDaysAsExcelCountsThem) {
  EXPECT_EQ(day(1), "1900-01-01");
  EXPECT_EQ(day(59), "1900-02-28");
  EXPECT_EQ(day(60), "");  // 29 February 1900
  EXPECT_EQ(day(61), "1900-03-01");
  EXPECT_EQ(day(45291.999), "2023-12-31");
  EXPECT_EQ(day(2958465), "9999-12-31");
  EXPECT_EQ(day(2958466), "");
  EXPECT_EQ(day(-1), "");
  EXPECT_EQ(day(0, Epoch::of_1904), "1904-01-01");
}

TEST(CellNames, OfTheLastCellAndBeyond) {
  EXPECT_EQ(cell_name(1048576, 16384), "XFD1048576");
  EXPECT_FALSE(parse_cell_name("XFE1"));
  EXPECT_FALSE(parse_cell_name("A"));
  EXPECT_FALSE(parse_cell_name("1"));
  EXPECT_FALSE(parse_cell_name("a1"));
}

RC_GTEST_PROP(CellNames, WrittenAndReadAgainAreTheSame, ()) {
  const int row = *rc::gen::inRange(1, 1'048'577);
  const int column = *rc::gen::inRange(1, 16'385);
  const auto place = parse_cell_name(cell_name(row, column));
  RC_ASSERT(place.has_value());
  RC_ASSERT(place->row == row && place->column == column);
}

}  // namespace
}  // namespace rosett

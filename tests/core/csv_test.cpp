#include "core/csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"

namespace rosett {
namespace {

using Cells = std::vector<std::string>;

TEST(Csv, ReadsQuotesBlankLinesAndLineNumbers) {
  const auto rows = parse_csv("a;b\r\n\r\n\"x;\"\"y\"\"\";\"två\nrader\"\r\nsist;\r\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].cells, (Cells{"a", "b"}));
  EXPECT_EQ(rows[1].cells, (Cells{"x;\"y\"", "två rader"}));
  EXPECT_EQ(rows[1].line, 3U);
  EXPECT_EQ(rows[2].cells, (Cells{"sist", ""}));
  EXPECT_EQ(rows[2].line, 5U);
}

TEST(Csv, CountsLinesHoweverTheyEnd) {
  const auto rows = parse_csv("a\rb\r\nc\n\rd");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[1].line, 2U);
  EXPECT_EQ(rows[2].line, 3U);
  EXPECT_EQ(rows[3].line, 5U);
}

TEST(Csv, TakesAByteOrderMarkAndWindows1252) {
  EXPECT_EQ(parse_csv("\xEF\xBB\xBFnamn\n")[0].cells, Cells{"namn"});
  EXPECT_EQ(parse_csv("\xC5sa;\xD6rjan\n")[0].cells, (Cells{"Åsa", "Örjan"}));
  EXPECT_EQ(parse_csv("Åsa;Örjan")[0].cells, (Cells{"Åsa", "Örjan"}));
}

TEST(Csv, HasNothingToSayAboutAnEmptyFile) {
  EXPECT_TRUE(parse_csv("").empty());
  EXPECT_TRUE(parse_csv("\n\n;;\n").empty());
}

RC_GTEST_PROP(CsvProperty, WriteThenReadIsIdentity, (const std::vector<std::string>& texts)) {
  Cells cells{"nyckel"};
  for (const std::string& text : texts) cells.push_back(single_line(text));
  std::string line;
  for (const std::string& cell : cells) line += (line.empty() ? "" : ";") + csv_cell(cell);
  RC_ASSERT(parse_csv(line + "\n").at(0).cells == cells);
}

RC_GTEST_PROP(CsvProperty, AnyBytesAreRead, (const std::string& bytes)) {
  for (const CsvRow& row : parse_csv(bytes)) RC_ASSERT(row.line >= 1U);
}

}  // namespace
}  // namespace rosett

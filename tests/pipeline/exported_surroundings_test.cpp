#include "pipeline/exported_surroundings.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"

namespace rosett {
namespace {

Field field(const char* name, const char* value) {
  Field result{name, {}};
  result.reading.value = value;
  return result;
}

Document document(const char* sha256, const char* personnummer, const char* dossiernummer) {
  Document result;
  result.sha256 = sha256;
  result.fields = {field("beslutsdatum", "2020-01-01"), field("kod", "A01")};
  Row row;
  row.number = 1;
  row.fields = {field("personnummer", personnummer), field("dossiernummer", dossiernummer)};
  result.rows = {row};
  return result;
}

TEST(ExportedSurroundings, KnowTheRowsOfTheExport) {
  const testing::TemporaryFolder folder;
  Database database(folder.path() / "rosett.db");
  const ExportedSurroundings surroundings(
      database, {document("b", "20100314-2381", "11-111111"), document("a", "", "11-111111"),
                 document("c", "20100314-2381", "22-222222")});
  const auto rows = surroundings.rows_of_person("20100314-2381", "11-111111");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].sha256, "a");
  EXPECT_EQ(rows[0].beslutsdatum, "2020-01-01");
  EXPECT_EQ(rows[0].kod, "A01");
  EXPECT_EQ(surroundings.rows_of_person("", "22-222222").size(), 1U);
  EXPECT_TRUE(surroundings.rows_of_person("", "").empty());
  EXPECT_FALSE(surroundings.has_persons());
}

}  // namespace
}  // namespace rosett
